import { count } from "../engine/support/look.ts";
import { aRequest, anEngine, goLive, takeIn } from "../engine/support/a-world.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import {
  afterHours,
  anOffice,
  everythingHeld,
  mostUncontacted,
  moveTo,
  reach,
  untilSaturday,
} from "../waiting-list/a-list.ts";
import { brokenPromises } from "./support/invariants.ts";
import { start } from "./support/processes.ts";

/** Every place around a commit on the way from a list to a person. */
const POINTS = [
  "waiting list before commit",
  "waiting list after commit",
  "advance before commit",
  "advance after commit",
] as const;

test("processes that are killed while they open a list lose no lead, hand none out twice and flood nobody", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 3);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const requests = Array.from({ length: 30 }, () => aRequest(source));
  await takeIn(db, anEngine(), requests);
  await moveTo(db, clock, monday);

  const survivor = start("worker", [databaseUrl]);
  const victims = POINTS.map((point) => start("worker", [databaseUrl], `${point}:SIGKILL`));
  await Promise.all([survivor, ...victims].map((child) => child.said("ready")));

  const reached = new Set<string>();
  await expect
    .poll(
      async () => {
        const held = await everythingHeld(db);
        expect(mostUncontacted(held)).toBeLessThanOrEqual(3);
        for (const one of held.filter(({ leadId }) => !reached.has(leadId)).slice(0, 3)) {
          await reach(db, one);
          reached.add(one.leadId);
        }
        return reached.size;
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBe(30);

  expect(await count(db, "assignments")).toBe(30);
  expect(await count(db, "leads where status = 'waiting-list'")).toBe(0);
  expect(await brokenPromises(db)).toEqual({});
  expect(victims.filter(({ process }) => process.signalCode === "SIGKILL").length).toBeGreaterThan(0);
});
