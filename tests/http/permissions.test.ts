import { SCOPES } from "../../server/auth/contract.ts";
import type { Route } from "../../server/http/route.ts";
import { expect, test } from "../setup/test.ts";
import type { Api, Caller } from "./callers.ts";
import { addressOf, startWholeApi } from "./whole-api.ts";

/**
 * Who may call what, said a second time and by hand: roles, then scopes of keys besides `admin`. A route without a row
 * fails, a row without a route fails, and every row is tried with every caller.
 */
const MATRIX = `
POST   /sessions                                  anyone
GET    /sign-in-links/{token}                     anyone
POST   /sign-in-links/{token}                     anyone
DELETE /sessions                                  rep manager admin | -
DELETE /sessions/current                          rep manager admin | -
GET    /me                                        rep manager admin | -
POST   /me/password                               rep manager admin | -
POST   /me/away                                   rep manager admin | -
POST   /me/free                                   rep manager admin | -
GET    /api-keys                                  admin | -
POST   /api-keys                                  admin | -
DELETE /api-keys/{id}                             admin | -
GET    /workspace                                 rep manager admin | people:read flows:read
PATCH  /workspace                                 manager admin | -
DELETE /demo                                      manager admin | -
GET    /reps                                      manager admin | people:read people:write
POST   /reps                                      manager admin | people:write
GET    /reps/{id}                                 rep manager admin | people:read people:write
PATCH  /reps/{id}                                 manager admin | people:write
POST   /reps/{id}/facts/confirm                   manager admin | people:write
POST   /reps/{id}/invitation                      manager admin | -
POST   /reps/{id}/reset-link                      manager admin | -
POST   /reps/import                               manager admin | people:write
GET    /reps/export                               manager admin | people:read people:write
GET    /reps/{id}/open-leads-summary              rep manager admin | people:read people:write
POST   /reps/{id}/hand-over                       rep manager admin | people:write
POST   /teams/{id}/what-breaks                    manager admin | people:read people:write
GET    /reps/{id}/limits                          rep manager admin | people:read people:write
PUT    /reps/{id}/limits                          manager admin | people:write
GET    /reps/{id}/time-off                        rep manager admin | people:read people:write
POST   /reps/{id}/time-off                        rep manager admin | people:write
PATCH  /reps/{id}/time-off/{timeOffId}            rep manager admin | people:write
DELETE /reps/{id}/time-off/{timeOffId}            rep manager admin | people:write
GET    /calendars/kinds                           rep manager admin | people:read people:write
GET    /reps/{id}/calendars                       rep manager admin | people:read people:write
POST   /reps/{id}/calendars                       rep manager admin | people:write
POST   /reps/{id}/calendars/discover              rep manager admin | people:write
POST   /reps/{id}/calendars/google-consent        rep manager admin | -
POST   /reps/{id}/calendars/{calendarId}/read     rep manager admin | people:write
DELETE /reps/{id}/calendars/{calendarId}          rep manager admin | people:write
GET    /time-off                                  manager admin | people:read people:write
GET    /holidays                                  rep manager admin | people:read people:write
GET    /holidays/countries                        rep manager admin | people:read people:write
GET    /teams                                     manager admin | people:read people:write
POST   /teams                                     manager admin | people:write
GET    /teams/{id}                                manager admin | people:read people:write
PATCH  /teams/{id}                                manager admin | people:write
DELETE /teams/{id}                                manager admin | people:write
PUT    /teams/{id}/members/{repId}                manager admin | people:write
DELETE /teams/{id}/members/{repId}                manager admin | people:write
GET    /teams/{id}/ledger                         manager admin | people:read people:write
POST   /teams/{id}/ledger/corrections             manager admin | people:write
POST   /teams/{id}/merge                          manager admin | people:write
GET    /sources                                   rep manager admin | flows:read flows:write leads:write
POST   /sources                                   manager admin | flows:write
PATCH  /sources/{id}                              manager admin | flows:write
GET    /node-types                                rep manager admin | flows:read flows:write
GET    /flows                                     manager admin | flows:read flows:write
POST   /flows                                     manager admin | flows:write
GET    /flows/{id}                                manager admin | flows:read flows:write
PATCH  /flows/{id}                                manager admin | flows:write
PUT    /flows/{id}/draft                          manager admin | flows:write
GET    /flows/{id}/counts                         manager admin | flows:read flows:write
GET    /flows/{id}/coverage                       manager admin | flows:read flows:write
POST   /flows/{id}/dry-run                        manager admin | flows:read flows:write
POST   /flows/{id}/publish                        manager admin | flows:write
POST   /flows/{id}/pause                          manager admin | flows:write
POST   /flows/{id}/resume                         manager admin | flows:write
POST   /flows/{id}/rollback                       manager admin | flows:write
GET    /flows/{id}/versions                       manager admin | flows:read flows:write
GET    /flows/{id}/versions/{version}/program     manager admin | flows:read flows:write
POST   /leads                                     manager admin | leads:write
GET    /leads                                     rep manager admin | leads:read
GET    /leads/{id}                                rep manager admin | leads:read
POST   /leads/{id}/assign                         manager admin | leads:write
POST   /leads/{id}/send-to-flow                   manager admin | leads:write
POST   /leads/{id}/claim                          rep manager admin | leads:write
POST   /leads/{id}/notes                          rep manager admin | leads:write
POST   /leads/{id}/close                          rep manager admin | leads:write
GET    /accounts                                  rep manager admin | leads:read
GET    /accounts/{id}                             rep manager admin | leads:read
PATCH  /accounts/{id}                             manager admin | leads:write
PUT    /accounts/{id}/region                      manager admin | leads:write
POST   /assignments/{id}/accept                   rep manager admin | leads:write
POST   /assignments/{id}/decline                  rep manager admin | leads:write
POST   /assignments/{id}/contact                  rep manager admin | leads:write
POST   /assignments/{id}/attempt                  rep manager admin | leads:write
POST   /assignments/{id}/refund                   manager admin | leads:write
POST   /assignments/{id}/objection                rep manager admin | leads:write
POST   /assignments/{id}/objection/settle         manager admin | leads:write
GET    /assignments/{id}/receipt                  rep manager admin | leads:read
POST   /assignments/{id}/receipt/replay           rep manager admin | leads:read
GET    /reps/{id}/fairness                        rep manager admin | people:read people:write
POST   /tasks/{id}/complete                       rep manager admin | leads:write
GET    /reminders                                 rep manager admin | leads:read
POST   /leads/{id}/reminders                      rep manager admin | leads:write
PATCH  /reminders/{id}                            rep manager admin | leads:write
POST   /reminders/{id}/done                       rep manager admin | leads:write
DELETE /reminders/{id}                            rep manager admin | leads:write
GET    /inbox                                     rep manager admin | leads:read
POST   /notifications/{id}/seen                   rep manager admin | leads:write
GET    /attention                                 manager admin | leads:read
GET    /runs                                      rep manager admin | leads:read flows:read
GET    /runs/{id}                                 rep manager admin | leads:read flows:read
POST   /runs/{id}/cancel                          manager admin | flows:write
POST   /runs/{id}/retry                           manager admin | flows:write
`;

const ROLES = ["rep", "manager", "admin"];
/** What the door says. Other refusals come from inside, where the caller has got to. */
const AT_THE_DOOR = new Set(["sign-in-needed", "role-missing", "scope-missing", "key-unknown"]);

interface Row {
  readonly method: string;
  readonly path: Route["path"];
  /** Roles and scopes that are let in; everybody where it is "anyone". */
  readonly may: ReadonlySet<string> | "anyone";
}

const rows: Row[] = MATRIX.trim()
  .split("\n")
  .map((line) => {
    const [method, path, ...who] = line.split(/\s+/);
    const may = who[0] === "anyone" ? ("anyone" as const) : new Set(who.filter((word) => /\w/.test(word)));
    return { method: method!, path: path as Route["path"], may };
  });

const named = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;

async function callers(api: Api): Promise<[who: string, caller: Caller][]> {
  return [
    ["nobody", api.asNobody],
    ["rep", await api.asRep()],
    ["manager", await api.asManager()],
    ["admin", await api.asAdmin()],
    ...(await Promise.all(SCOPES.map(async (scope) => [`key ${scope}`, await api.asKey(scope)] as [string, Caller]))),
  ];
}

function isLetIn({ may }: Row, who: string): boolean {
  if (may === "anyone") return true;
  return ROLES.includes(who) ? may.has(who) : who === "key admin" || may.has(who.replace("key ", ""));
}

async function passesTheDoor(caller: Caller, row: Row): Promise<boolean> {
  const hasBody = !["GET", "DELETE"].includes(row.method);
  const { status, body } = await caller.send(row.method, addressOf(row), hasBody ? {} : undefined);
  expect([named(row), status]).not.toEqual([named(row), 500]);
  return !AT_THE_DOOR.has(String(body["code"]));
}

test("every route lets in whom the matrix says, and nobody else", async ({ db }) => {
  await using api = await startWholeApi(db);
  expect(rows.map(named).toSorted()).toEqual(api.routes.map(named).toSorted());

  const wrong: string[] = [];
  let everybody = await callers(api);
  for (const row of rows) {
    const tried = everybody.map(async ([who, caller]) => {
      const passes = await passesTheDoor(caller, row);
      if (passes !== isLetIn(row, who)) wrong.push(`${who} is ${passes ? "" : "not "}let in at ${named(row)}`);
    });
    await Promise.all(tried);
    if (row.path.startsWith("/sessions")) everybody = await callers(api);
  }
  expect(wrong).toEqual([]);
});
