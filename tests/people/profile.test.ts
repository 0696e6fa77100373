import type { LimitsView, PersonView } from "../../server/people/contract.ts";
import { limitsRoutes } from "../../server/people/limits-routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { type Api, startApi, statuses } from "../http/callers.ts";
import { ago, aLead, anOwnedLead, insert } from "../leads/rows.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [...peopleRoutes({ db, catalog }), ...limitsRoutes({ db })]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

let made = 0;
async function add(api: Api, name: string, change: object = {}) {
  const admin = await api.asAdmin();
  const { body } = await admin.post<PersonView>("/reps", { name, email: `profile-${++made}@example.com`, ...change });
  return body;
}

const PROFILE = {
  languages: ["de", "en"],
  languageLevels: { en: "B2" },
  regions: ["DE-BY", "AT"],
  products: ["CRM"],
  industries: ["Steel"],
  skills: ["Negotiation"],
  seniority: 3,
  trackRecord: {
    measuredAt: "2026-06-01T00:00:00.000Z",
    won: [{ industry: "Steel", deals: 12, largest: 90_000 }],
  },
  limits: [{ what: "open", most: 20, window: "moving" }],
  capacity: 2,
  holidaysOf: "DE-BY",
};

test("what somebody knows and may take is kept as it was sent, and changed only where it is named", async ({ api }) => {
  const admin = await api.asAdmin();
  const ann = await add(api, "Ann", PROFILE);
  expect(ann).toMatchObject({ ...PROFILE, backupId: null, lastSeenAt: null });
  const { body } = await admin.patch<PersonView>(`/reps/${ann.id}`, { skills: ["Cold calls"], seniority: null });
  const { factsCheckedAt } = body;
  const checked = { factsCheckedAt, factsCheckedBy: admin.id };
  expect(body).toEqual({ ...ann, skills: ["Cold calls"], seniority: null, ...checked });
});

test("decisions read it as facts: times in milliseconds", async ({ api, db }) => {
  const { id } = await add(api, "Ann", PROFILE);
  const { rows } = await db.query(`select track_record as "trackRecord" from people where id = $1`, [id]);
  expect(rows).toEqual([{ trackRecord: { ...PROFILE.trackRecord, measuredAt: Date.parse("2026-06-01") } }]);
});

test("a rep reads own limits with what is used of them; managers set them", async ({ api, db }) => {
  const [manager, rep, other] = [await api.asManager(), await api.asRep(), await api.asRep()];
  await anOwnedLead(db, rep.id, { assignment: { at: ago(30) } });
  await anOwnedLead(db, rep.id, { assignment: { at: ago(90) } });
  await anOwnedLead(db, rep.id, { lead: { status: "closed", closed_at: ago(20) }, assignment: { at: ago(35) } });
  const passedOn = { person_id: rep.id, state: "declined", because: {}, at: ago(10), ended_at: ago(5) };
  await insert(db, "assignments", { lead_id: await aLead(db), ...passedOn });
  const limits = [
    { what: "open", most: 20, window: "moving" },
    { what: "hour", most: 5, window: "moving" },
    { what: "month", most: 150, window: "moving" },
    { what: "day", most: 150, window: "calendar" },
  ];
  const used = [2, 3, 4];
  const set = await manager.put<LimitsView>(`/reps/${rep.id}/limits`, { limits, capacity: 3 });
  expect(set.status).toBe(200);
  expect(set.body.capacity).toBe(3);
  expect(set.body.limits.slice(0, 3)).toEqual(limits.slice(0, 3).map((one, index) => ({ ...one, used: used[index] })));
  expect((await rep.get<LimitsView>(`/reps/${rep.id}/limits`)).body).toEqual(set.body);
  expect((await other.get(`/reps/${rep.id}/limits`)).status).toBe(404);
  expect((await rep.put(`/reps/${rep.id}/limits`, { limits: [] })).status).toBe(403);
});

test.each([
  [[{ what: "day", most: 0 }], "limits.0.most", "A limit is at least 1. To give somebody nothing, pause them."],
  [[{ what: "day", most: 1.5 }], "limits.0.most", "This must be a whole number."],
  [
    [
      { what: "open", most: 3 },
      { what: "open", most: 4, window: "calendar" },
    ],
    "limits",
    "There are two limits of the same kind: leave one of them out",
  ],
])("a limit that nobody can keep is refused with the mend: %j", async (limits, path, message) => {
  const { limitsChange } = await import("../../server/people/contract.ts");
  const { validate } = await import("../../server/http/validate.ts");
  expect(() => validate(limitsChange, { limits })).toThrow(
    expect.objectContaining({ facts: { errors: [{ path, message }] } }),
  );
});

test("a circle of backups is refused, with their names in order", async ({ api }) => {
  const admin = await api.asAdmin();
  const cem = await add(api, "Cem");
  const bob = await add(api, "Bob", { backupId: cem.id });
  const ann = await add(api, "Ann", { backupId: bob.id });
  const reply = await admin.patch(`/reps/${cem.id}`, { backupId: ann.id });
  expect(reply).toMatchObject({ status: 422, body: { code: "backups-in-a-circle" } });
  expect(reply.body["detail"]).toContain("Cem → Ann → Bob → Cem");
  expect((await admin.patch(`/reps/${ann.id}`, { backupId: ann.id })).body).toMatchObject({ code: "own-backup" });
  const nobody = await admin.patch(`/reps/${ann.id}`, { backupId: crypto.randomUUID() });
  expect(nobody.body).toMatchObject({ code: "backup-not-found" });
});

test("of two who name each other at the same time one is refused", async ({ api }) => {
  const admin = await api.asAdmin();
  const [ann, bob] = [await add(api, "Ann"), await add(api, "Bob")];
  const replies = await Promise.all([
    admin.patch(`/reps/${ann.id}`, { backupId: bob.id }),
    admin.patch(`/reps/${bob.id}`, { backupId: ann.id }),
  ]);
  expect(statuses(replies)).toEqual([200, 422]);
});

test("holidays of a country that nobody knows are refused", async ({ api }) => {
  const admin = await api.asAdmin();
  const ann = await add(api, "Ann");
  const reply = await admin.patch(`/reps/${ann.id}`, { holidaysOf: "DE-XX" });
  expect(reply).toMatchObject({ status: 422, body: { code: "no-such-country" } });
});

test("a pause until the next working day ends when their work begins there", async ({ api }) => {
  const manager = await api.asManager();
  const hours = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["08:30", "17:00"]]]),
  );
  const ann = await add(api, "Ann", { hours, timeZone: "America/New_York" });
  const reply = await manager.patch<PersonView>(`/reps/${ann.id}`, { away: { until: "next-working-day" } });
  const there = new Date(reply.body.away!.until).toLocaleTimeString("en-GB", { timeZone: "America/New_York" });
  expect(there).toBe("08:30:00");
  expect(reply.body.now).toMatchObject({ isIn: false, because: "away", until: reply.body.away!.until });
});

test("150 leads in a month of the calendar are suggested, and a limit once somebody takes them over", async ({
  api,
}) => {
  const admin = await api.asAdmin();
  const ann = await add(api, "Ann");
  const { body } = await admin.get<LimitsView>(`/reps/${ann.id}/limits`);
  expect(body).toMatchObject({ limits: [], suggested: [{ what: "month", most: 150, window: "calendar" }] });
  const accepted = await admin.put<LimitsView>(`/reps/${ann.id}/limits`, { limits: body.suggested });
  expect(accepted.body.limits).toEqual([{ ...body.suggested[0], used: 0 }]);
});
