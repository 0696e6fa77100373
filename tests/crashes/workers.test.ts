import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { count } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aFlow, catalog } from "./support/a-flow.ts";
import type { Child } from "./support/child.ts";
import { startHeartbeat } from "./support/heartbeat.ts";
import { brokenPromises } from "./support/invariants.ts";
import { load, untilLoaded } from "./support/load.ts";
import { start } from "./support/processes.ts";

/** Every place around a commit of a worker. */
const POINTS = [
  "advance before commit",
  "advance after commit",
  "take calls before commit",
  "take calls after commit",
  "call performed",
  "finish call before commit",
  "finish call after commit",
];

/** Where a worker stands still: one by one with work in its hands, all at once without; and which time it gets there. */
const STANDING: readonly [points: readonly string[], time: number][] = [
  [["advance before commit"], 2],
  [["take calls before commit"], 2],
  [["call performed"], 2],
  [["finish call before commit"], 2],
  [["advance after commit", "take calls after commit", "finish call after commit"], 1],
];

const isStopped = (pid: number): boolean =>
  execFileSync("ps", ["-o", "state=", "-p", String(pid)])
    .toString()
    .startsWith("T");

test("workers that are killed around every commit lose nothing, do nothing twice and delay nobody by two seconds", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aFlow(db);
  const survivor = start("worker", [databaseUrl]);
  const victims = POINTS.map((point) => start("worker", [databaseUrl], `${point}:SIGKILL`));
  await Promise.all([survivor, ...victims].map((child) => child.said("ready")));

  const heartbeat = await startHeartbeat(databaseUrl);
  const loading = load(db, anIntake(databaseUrl, catalog), source, 150);
  const worst = await untilLoaded(loading, db);
  const stalled = await heartbeat.stop(2_000);

  await Promise.all(victims.map(({ ended }) => ended));
  const acknowledged = await loading;
  expect(await count(db, "leads where id = any ($1)", [acknowledged])).toBe(150);
  expect(await brokenPromises(db)).toEqual({});
  expect(worst).toBeLessThan(2_000 + stalled);
  expect(await count(db, "(select from test_calls group by key) c")).toBe(150);
});

test.for(STANDING.map(([points, time]) => [points.join(" / "), points, time] as const))(
  "a worker that stands still at “%s” delays nobody by three seconds, and does no harm when it goes on",
  async ([, points, time], { db, databaseUrl }) => {
    const { source } = await aFlow(db);
    const survivor = start("worker", [databaseUrl]);
    const victims = points.map((point) => start("worker", [databaseUrl], `${point}:SIGSTOP:${time}`));
    await Promise.all([survivor, ...victims].map((child) => child.said("ready")));

    const stopped = new Set<Child>();
    const heartbeat = await startHeartbeat(databaseUrl);
    const areStopped = () => stopped.size === victims.length;
    const loading = load(db, anIntake(databaseUrl, catalog), source, 60, areStopped);
    const goOn = victims.map(async (victim) => {
      while (!isStopped(victim.process.pid!)) await sleep(50);
      stopped.add(victim);
      await sleep(2_500);
      victim.signal("SIGCONT");
    });
    const worst = await untilLoaded(loading, db);
    const stalled = await heartbeat.stop(3_000);
    await Promise.all(goOn);
    await sleep(500);

    expect(await brokenPromises(db)).toEqual({});
    expect(worst).toBeLessThan(3_000 + stalled);
    for (const { process, lines } of victims) {
      expect(process.exitCode).toBeNull();
      expect(lines.filter((line) => line.startsWith("crash"))).toEqual([]);
    }
  },
);
