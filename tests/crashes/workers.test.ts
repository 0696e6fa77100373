import { execFileSync } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { count } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aFlow, catalog } from "./support/a-flow.ts";
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

/** Time for whoever shares the machine: the limits hold for one that has nothing else to do. */
const stretched = (ms: number): number => ms * Math.max(1, loadavg()[0]! / (2 * availableParallelism()));

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

  const loading = load(db, anIntake(databaseUrl, catalog), source, 150);
  const worst = await untilLoaded(loading, db);

  await Promise.all(victims.map(({ ended }) => ended));
  const acknowledged = await loading;
  expect(await count(db, "leads where id = any ($1)", [acknowledged])).toBe(150);
  expect(await brokenPromises(db)).toEqual({});
  expect(worst).toBeLessThan(stretched(2_000));
  expect(await count(db, "(select from test_calls group by key) c")).toBe(150);
});

test.for(["advance before commit", "take calls before commit", "call performed", "finish call before commit"])(
  "a worker that stands still at “%s” delays nobody by three seconds, and does no harm when it goes on",
  async (point, { db, databaseUrl }) => {
    const { source } = await aFlow(db);
    const [survivor, victim] = [start("worker", [databaseUrl]), start("worker", [databaseUrl], `${point}:SIGSTOP:2`)];
    await Promise.all([survivor.said("ready"), victim.said("ready")]);

    let stopped = false;
    const loading = load(db, anIntake(databaseUrl, catalog), source, 60, () => stopped);
    const goesOn = (async () => {
      while (!(stopped = isStopped(victim.process.pid!))) await sleep(50);
      await sleep(2_500);
      victim.signal("SIGCONT");
    })();
    const worst = await untilLoaded(loading, db);
    await goesOn;
    await sleep(500);

    expect(await brokenPromises(db)).toEqual({});
    expect(worst).toBeLessThan(stretched(3_000));
    expect(victim.process.exitCode).toBeNull();
    expect(victim.lines.filter((line) => line.startsWith("crash"))).toEqual([]);
  },
);
