import { readClock } from "../../engine/database.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { extendOpenIntervals } from "../../server/people/jobs.ts";
import { addDays, dayAt } from "../../server/people/off-days.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { timeOffRoutes } from "../../server/time-off/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, isolatedTest } from "../setup/test.ts";

const test = isolatedTest.extend("api", async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [...peopleRoutes({ db, catalog }), ...timeOffRoutes({ db })]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

test("days off that are further away than is computed begin all the same, for who is always at work, too", async ({
  db,
  api,
  clock,
}) => {
  const [rep, key] = [await api.asRep(), await api.asKey("people:write")];
  const firstDay = addDays(dayAt(await readClock(db), "UTC"), 30);
  const lastDay = addDays(firstDay, 2);
  expect((await rep.post(`/reps/${rep.id}/time-off`, { firstDay, lastDay })).status).toBe(201);
  const state = async () => (await key.get<PersonView>(`/reps/${rep.id}`)).body.now;

  const nightsLater = async (days: number) => {
    await clock.advance({ days });
    await extendOpenIntervals(db);
    return state();
  };

  expect(await nightsLater(7)).toMatchObject({ isIn: true, until: null });
  expect(await nightsLater(14)).toMatchObject({ isIn: true, until: `${firstDay}T00:00:00.000Z` });
  expect(await nightsLater(9)).toEqual({
    isIn: false,
    until: `${addDays(lastDay, 1)}T00:00:00.000Z`,
    because: "time-off",
    name: null,
  });
  expect(await nightsLater(10)).toEqual({ isIn: true, until: null, because: null, name: null });
});
