import type { PersonView } from "../../server/people/contract.ts";
import { extendOpenIntervals } from "../../server/people/jobs.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { aTeam } from "../engine/support/a-world.ts";
import { catalog } from "../flows/a-flow.ts";
import { type Api, startApi, statuses } from "../http/callers.ts";
import { expect, isolatedTest, test as plainTest } from "../setup/test.ts";

const startPeopleApi = (db: Parameters<typeof peopleRoutes>[0]["db"]) =>
  startApi(db, () => peopleRoutes({ db, catalog }));

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startPeopleApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});
const aloneTest = isolatedTest.extend("api", async ({ db }, { onCleanup }) => {
  const api = await startPeopleApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

let made = 0;
const anEmail = () => `someone-${++made}@example.com`;

async function add(api: Api, change: object = {}) {
  const admin = await api.asAdmin();
  return admin.post<PersonView>("/reps", { name: "Ann", email: anEmail(), ...change });
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const everyDay = (from: string, to: string) => Object.fromEntries(WEEKDAYS.map((day) => [day, [[from, to]]]));

test("without hours somebody is always at work, as the API's default says", async ({ api }) => {
  const { status, body } = await add(api, { languages: ["de", "en"] });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    hours: null,
    timeZone: "UTC",
    roles: ["rep"],
    now: { isIn: true, until: null, because: null, name: null },
    canSignIn: false,
  });
});

test("hours say whether somebody is at work now, and until when that stays so", async ({ api }) => {
  const allDay = await add(api, { hours: everyDay("00:00", "24:00"), timeZone: "Pacific/Auckland" });
  expect(allDay.body.now.isIn).toBe(true);

  const never = await add(api, { hours: {} });
  expect(never.body.now).toEqual({ isIn: false, until: null, because: "outside-hours", name: null });

  const now = new Date();
  const minutes = now.getUTCHours() * 60 + now.getUTCMinutes();
  const later = minutes < 12 * 60 ? everyDay("23:00", "24:00") : everyDay("00:00", "01:00");
  const { body } = await add(api, { hours: later });
  expect(body.now.isIn).toBe(false);
  expect(new Date(body.now.until!).getUTCHours()).toBe(minutes < 12 * 60 ? 23 : 0);
  expect(Date.parse(body.now.until!)).toBeGreaterThan(now.getTime());
});

test("one e-mail belongs to one person, however it is written and however many add it at once", async ({ api }) => {
  const admin = await api.asAdmin();
  const email = anEmail();
  const replies = await Promise.all(
    [email, email.toUpperCase(), email].map((one) => admin.post("/reps", { name: "Ann", email: one })),
  );
  expect(statuses(replies)).toEqual([201, 409, 409]);
  expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({ code: "email-taken" });
});

test("what a change does not name stays", async ({ api }) => {
  const admin = await api.asAdmin();
  const { body: ann } = await add(api, {
    languages: ["de"],
    hours: everyDay("09:00", "17:00"),
    roles: ["rep", "manager"],
  });
  const { body } = await admin.patch<PersonView>(`/reps/${ann.id}`, { name: "Anna" });
  expect(body).toEqual({ ...ann, name: "Anna", now: expect.anything() });
  const always = await admin.patch<PersonView>(`/reps/${ann.id}`, { hours: null });
  expect(always.body).toMatchObject({ hours: null, now: { isIn: true, until: null } });
});

test("who is away is not at work until then; a break that is over is no break", async ({ api, clock }) => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const { body: ann } = await add(api, { away: { until } });
  expect(ann).toMatchObject({ away: { until }, now: { isIn: false, until } });
  await clock.advance({ hours: 2 });
  const admin = await api.asAdmin();
  const { body } = await admin.get<PersonView>(`/reps/${ann.id}`);
  expect(body).toMatchObject({ away: null, now: { isIn: true } });
});

test("a rep takes a break and comes back, for nobody but themselves", async ({ api }) => {
  const rep = await api.asRep();
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
  expect((await rep.post<PersonView>("/me/away", { until })).body).toMatchObject({ id: rep.id, away: { until } });
  expect((await rep.post<PersonView>("/me/away", { until: null })).body.away).toBeNull();
  expect((await rep.patch(`/reps/${rep.id}`, { name: "Boss" })).status).toBe(403);
  expect((await rep.get("/reps")).status).toBe(403);
  expect((await rep.get<PersonView>(`/reps/${rep.id}`)).body.id).toBe(rep.id);
  expect((await rep.get(`/reps/${(await api.asManager()).id}`)).status).toBe(404);
});

test("only an admin makes an admin or changes one", async ({ api }) => {
  const [manager, admin] = [await api.asManager(), await api.asAdmin()];
  const asAdmin = { name: "Eve", email: anEmail(), roles: ["admin"] };
  expect((await manager.post("/reps", asAdmin)).body).toMatchObject({ code: "admins-only" });
  expect((await manager.patch(`/reps/${manager.id}`, { roles: ["admin"] })).status).toBe(403);
  expect((await manager.patch(`/reps/${admin.id}`, { email: anEmail() })).status).toBe(403);
  const key = await api.asKey("people:write");
  expect((await key.post("/reps", asAdmin)).status).toBe(403);
  expect((await (await api.asKey("admin")).post("/reps", asAdmin)).status).toBe(201);
});

aloneTest("of two admins who withdraw at the same time one stays", async ({ api }) => {
  const [one, other] = [await api.asAdmin(), await api.asAdmin()];
  const replies = await Promise.all([
    one.patch(`/reps/${one.id}`, { roles: ["rep"] }),
    other.patch(`/reps/${other.id}`, { active: false }),
  ]);
  expect(statuses(replies)).toEqual([200, 409]);
  expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({ code: "last-admin" });
});

test("an unknown time zone or hours that overlap are refused with the place", async ({ api }) => {
  const admin = await api.asAdmin();
  const zone = await admin.post("/reps", { name: "Ann", email: anEmail(), timeZone: "Mars/Base" });
  expect(zone).toMatchObject({ status: 422, body: { errors: [{ path: "timeZone" }] } });
  const hours = {
    mon: [
      ["09:00", "12:00"],
      ["11:00", "13:00"],
    ],
  };
  expect(await admin.post("/reps", { name: "Ann", email: anEmail(), hours })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "hours.mon" }] },
  });
});

test("working time is computed on before it runs out, also after weeks without a server", async ({
  api,
  db,
  clock,
}) => {
  const { body: ann } = await add(api, { hours: everyDay("00:00", "24:00") });
  await clock.advance({ days: 40 });
  const admin = await api.asAdmin();
  expect((await admin.get<PersonView>(`/reps/${ann.id}`)).body.now.isIn, "nothing is known of now").toBe(false);
  await extendOpenIntervals(db);
  expect((await admin.get<PersonView>(`/reps/${ann.id}`)).body.now.isIn).toBe(true);
});

test("whoever is added joins teams in the same go: a team that is not there adds nobody", async ({ api, db }) => {
  const admin = await api.asAdmin();
  const team = await aTeam(db, [2]);
  const { body } = await add(api, { teamIds: [team.id, team.id] });
  expect(body.teamIds).toEqual([team.id]);
  const email = anEmail();
  const refused = await admin.post("/reps", { name: "Ann", email, teamIds: [team.id, crypto.randomUUID()] });
  expect(refused).toMatchObject({ status: 404, body: { code: "team-not-found" } });
  expect((await admin.post("/reps", { name: "Ann", email, teamIds: [team.id] })).status).toBe(201);
});
