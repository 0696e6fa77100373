import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import { Intake } from "../../server/intake/intake.ts";
import { aFlow, catalog } from "../crashes/support/a-flow.ts";
import { type Child, spawnChild } from "../crashes/support/child.ts";
import { brokenPromises } from "../crashes/support/invariants.ts";
import { load, untilLoaded } from "../crashes/support/load.ts";
import { anEngine } from "../engine/support/a-world.ts";
import type { Place } from "./place.ts";
import { atMost, type Report } from "./report.ts";

const ROUNDS = 24;
const LEADS_PER_ROUND = 120;
const POINTS = [
  "advance before commit",
  "advance after commit",
  "take calls before commit",
  "take calls after commit",
  "call performed",
  "finish call before commit",
  "finish call after commit",
];

/**
 * The long form of the crash tests: round after round a worker is killed or stopped at one of the places around a commit,
 * another one at any time, while leads come in. Then every promise is counted in the database.
 */
export async function benchChaos(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_chaos");
  const db = open(4);
  const { source } = await aFlow(db);
  const intake = new Intake({
    db: open(1),
    engine: anEngine(catalog),
    doorbell: { ring() {}, close: async () => {} },
    homeCountry: async () => "DE",
    log: { error: ({ err }: { err?: unknown }) => console.error(err) },
  });
  const survivor = spawnChild("worker", [url]);
  const late = { SIGKILL: 0, SIGSTOP: 0 };
  let leads = 0;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const signal = round % 2 === 0 ? "SIGKILL" : "SIGSTOP";
      const point = `${POINTS[(round >> 1) % POINTS.length]}:${signal}:${1 + (round % 3)}`;
      const ms = await strike(db, intake, source, [spawnChild("worker", [url], point), spawnChild("worker", [url])]);
      late[signal] = Math.max(late[signal], ms);
      leads += LEADS_PER_ROUND;
    }
  } finally {
    await survivor.kill();
  }
  const broken = Object.entries(await brokenPromises(db));
  report.row("rounds, leads", `${ROUNDS}, ${leads}`);
  for (const [promise, times] of broken) report.limit(promise, atMost(times, 0));
  report.limit("promises broken", atMost(broken.length, 0));
  report.limit("work late at the worst, workers killed", atMost(late.SIGKILL, 2_000, " ms"));
  report.limit("work late at the worst, workers stopped", atMost(late.SIGSTOP, 3_000, " ms"));
}

/** @returns how late work was at the worst, in ms */
async function strike(db: Db, intake: Intake, source: string, victims: readonly Child[]): Promise<number> {
  await Promise.all(victims.map((victim) => victim.said("ready")));
  const loading = load(db, intake, source, LEADS_PER_ROUND);
  const anyTime = sleep(Math.random() * 2_000).then(() => victims[1]!.signal("SIGKILL"));
  const worst = await untilLoaded(loading, db);
  await anyTime;
  await Promise.all(victims.map((victim) => victim.kill()));
  return worst;
}
