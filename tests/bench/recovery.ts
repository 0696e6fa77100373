import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import { type Company, foundCompany } from "./company.ts";
import type { Place } from "./place.ts";
import { makeReadyRuns } from "./ready-runs.ts";
import { atMost, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

/** Runs that become ready, per tick. */
const ARRIVING = 20;
const TICK_MS = 100;
const BEFORE_MS = 2_000;
const AFTER_MS = 5_000;

/** Two workers under load, one of which is killed, then one of which is stopped: how long does the oldest run stand still? */
export async function benchRecovery(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_recovery");
  const db = open(4);
  const company = await foundCompany(db);
  const worker = () => serve("server/main.ts", { DATABASE_URL: url, ROLE: "worker" });
  await using survivor = await worker();
  {
    await using victim = await worker();
    const oldest = await oldestWhile(db, company, () => victim.process.kill("SIGKILL"));
    report.limit("oldest ready run after kill -9 of a worker", atMost(oldest, 2_000, " ms"));
  }
  {
    await using victim = await worker();
    const oldest = await oldestWhile(db, company, () => victim.process.kill("SIGSTOP"));
    victim.process.kill("SIGCONT");
    report.limit("oldest ready run after SIGSTOP of a worker", atMost(oldest, 3_000, " ms"));
  }
  survivor.process.kill("SIGCONT");
}

async function oldestWhile(db: Db, company: Company, strike: () => void): Promise<number> {
  const started = performance.now();
  let struck = false;
  let oldest = 0;
  while (performance.now() - started < BEFORE_MS + AFTER_MS) {
    await makeReadyRuns(db, company, ARRIVING);
    if (!struck && performance.now() - started > BEFORE_MS) {
      strike();
      struck = true;
    }
    oldest = Math.max(oldest, await ageOfOldest(db));
    await sleep(TICK_MS);
  }
  return oldest;
}

async function ageOfOldest(db: Db): Promise<number> {
  const { rows } = await db.query<{ age: number }>(
    `select coalesce(max(extract(epoch from baton_now() - updated_at) * 1000), 0)::double precision as age
     from runs where status = 'ready'`,
  );
  return rows[0]!.age;
}
