import { addDays, dayAt } from "../../server/people/off-days.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import type { CalendarEntry, TimeOffView } from "../../server/time-off/contract.ts";
import { timeOffRoutes } from "../../server/time-off/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi, statuses } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [...peopleRoutes({ db, catalog }), ...timeOffRoutes({ db })]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

const today = () => dayAt(Date.now(), "UTC");
const inDays = (days: number) => addDays(today(), days);

test("no lead is given on a day off, and again from the day after; without it they are back at once", async ({
  api,
}) => {
  const [admin, rep] = [await api.asAdmin(), await api.asRep()];
  const stateOf = async () => (await admin.get<PersonView>(`/reps/${rep.id}`)).body.now;
  const days = { firstDay: today(), lastDay: inDays(1), note: "Moving house" };
  const { status, body } = await rep.post<TimeOffView>(`/reps/${rep.id}/time-off`, days);
  expect([status, body]).toEqual([201, { id: body.id, repId: rep.id, ...days }]);
  const until = `${inDays(2)}T00:00:00.000Z`;
  expect(await stateOf()).toEqual({ isIn: false, until, because: "time-off", name: null });

  expect((await rep.patch(`/reps/${rep.id}/time-off/${body.id}`, { lastDay: today() })).status).toBe(200);
  expect((await stateOf()).until).toBe(`${inDays(1)}T00:00:00.000Z`);

  expect((await rep.delete(`/reps/${rep.id}/time-off/${body.id}`)).status).toBe(200);
  expect(await stateOf()).toEqual({ isIn: true, until: null, because: null, name: null });
  expect((await rep.delete(`/reps/${rep.id}/time-off/${body.id}`)).body).toMatchObject({ code: "time-off-not-found" });
});

test("everybody manages their own days off, managers everybody's; a colleague's are not there", async ({ api }) => {
  const [rep, other, manager] = [await api.asRep(), await api.asRep(), await api.asManager()];
  const days = { firstDay: inDays(10), lastDay: inDays(12) };
  const mine = `/reps/${rep.id}/time-off`;
  expect((await manager.post(mine, days)).status).toBe(201);
  expect((await rep.get<{ data: TimeOffView[] }>(mine)).body.data).toMatchObject([{ ...days, note: "" }]);
  const none = await other.get(`/reps/${crypto.randomUUID()}/time-off`);
  for (const reply of [await other.get(mine), await other.post(mine, days), await other.delete(`${mine}/${rep.id}`)]) {
    expect([reply.status, reply.body]).toEqual([404, none.body]);
  }
});

test("days off do not overlap, also when two are added at once", async ({ api }) => {
  const rep = await api.asRep();
  const mine = `/reps/${rep.id}/time-off`;
  const replies = await Promise.all([
    rep.post(mine, { firstDay: inDays(3), lastDay: inDays(6) }),
    rep.post(mine, { firstDay: inDays(6), lastDay: inDays(8) }),
  ]);
  expect(statuses(replies)).toEqual([201, 409]);
  expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({ code: "time-off-overlaps" });
});

test.each([
  ["29 February in a year without one", { firstDay: "2027-02-29", lastDay: "2027-03-02" }, "firstDay"],
  ["an end before the start", { firstDay: "2027-03-02", lastDay: "2027-03-01" }, "lastDay"],
  ["a wrong year", { firstDay: "2027-03-02", lastDay: "2072-03-01" }, "lastDay"],
])("%s is refused with the place", async (_, days, path) => {
  const { newTimeOff } = await import("../../server/time-off/contract.ts");
  expect(newTimeOff.safeParse(days).error!.issues).toMatchObject([{ path: [path] }]);
});

test("29 February in a leap year is a day off", async ({ api }) => {
  const rep = await api.asRep();
  const leap = { firstDay: "2028-02-29", lastDay: "2028-02-29" };
  const { body } = await rep.post<TimeOffView>(`/reps/${rep.id}/time-off`, leap);
  expect(body).toMatchObject(leap);
  const turned = await rep.patch(`/reps/${rep.id}/time-off/${body.id}`, { lastDay: "2028-02-28" });
  expect(turned).toMatchObject({ status: 422, body: { code: "time-off-days" } });
});

test("the calendar shows everybody's days off and the holidays that they have", async ({ api }) => {
  const [manager, rep, other] = [await api.asManager(), await api.asRep(), await api.asRep()];
  await manager.patch(`/reps/${rep.id}`, { holidaysOf: "DE-BY" });
  await manager.post(`/reps/${other.id}/time-off`, { firstDay: "2027-01-04", lastDay: "2027-01-08", note: "Skiing" });
  const { body } = await manager.get<{ data: CalendarEntry[] }>("/time-off?from=2027-01-05&to=2027-01-31");
  expect(body.data).toEqual([
    { repId: other.id, firstDay: "2027-01-04", lastDay: "2027-01-08", kind: "time-off", name: "Skiing" },
    { repId: rep.id, firstDay: "2027-01-06", lastDay: "2027-01-06", kind: "holiday", name: "Heilige Drei Könige" },
  ]);
  expect((await rep.get("/time-off?from=2027-01-05&to=2027-01-31")).status).toBe(403);
});
