import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { anEngine } from "../engine/support/a-world.ts";
import { foundCompany } from "./company.ts";
import { openLoop, percentiles } from "./load.ts";
import type { Place } from "./place.ts";
import { makeReadyRuns } from "./ready-runs.ts";
import { atMost, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

const DUE = 5_000;
const NEW_PER_SECOND = 50;
const SECONDS = 8;
/**
 * Worked through first by the process that is measured: the rate that it is held against is that of a warm process, and so is
 * any that is older than some seconds.
 */
const WARM_UP = 1_000;
/** Until the deadlines come, so that everything is written and waiting. */
const AHEAD_S = 3;

/** 5,000 deadlines in the same second, while new leads go on arriving. */
export async function benchDeadlines(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_deadlines");
  const db = open(4);
  const company = await foundCompany(db);
  await makeReadyRuns(db, company, DUE);
  await db.query("vacuum analyze");
  await Promise.all([drain(db, anEngine()), drain(db, anEngine())]);
  const drainRate = await measureDrainRate(db);

  await using server = await serve("server/main.ts", { DATABASE_URL: url });
  const target = { url: server.url, path: "/api/v1/leads", key: company.key, sources: [company.source] };
  await openLoop(target, NEW_PER_SECOND, 2);
  await makeReadyRuns(db, company, WARM_UP);
  await untilNone(db, "select from runs where status = 'ready' limit 1");
  const { rows } = await db.query<{ due: Date }>(
    `with moved as (
       update waits set deadline = date_trunc('second', baton_now()) + make_interval(secs => $1) where state = 'open' and run_id in
         (select id from runs where status = 'waiting' order by id limit $2) returning run_id, deadline)
     , woken as (update runs set wake_at = moved.deadline from moved where runs.id = moved.run_id)
     select max(deadline) as due from moved`,
    [AHEAD_S + 1, DUE],
  );
  const due = rows[0]!.due;
  const meanwhile = await openLoop(target, NEW_PER_SECOND, SECONDS);
  await untilNone(db, "select from waits where state = 'open' and deadline = $1 limit 1", [due]);
  const late = await lateness(db, due);
  report.row(`${DUE.toLocaleString("en")} deadlines in one second`, `${late.length} fired`, percentiles(late));
  report.limit("early", atMost(late.filter((ms) => ms < 0).length, 0));
  report.limit("p99 late", atMost(percentiles(late).p99, (1.3 * DUE * 1000) / drainRate + 300, " ms"));
  report.row("new leads meanwhile", `${NEW_PER_SECOND}/s`, meanwhile);
  report.limit("new leads meanwhile, p95", atMost(meanwhile.p95, 500, " ms"));
}

/** How fast the same work is when nothing else happens: deadlines that have passed, taken by two lanes. */
async function measureDrainRate(db: Db): Promise<number> {
  await db.query("update runs set wake_at = baton_now() where status = 'waiting'");
  await db.query("update waits set deadline = baton_now() where state = 'open'");
  const started = performance.now();
  const engine = anEngine();
  const lanes = await Promise.all([drain(db, engine), drain(db, engine)]);
  return ((lanes[0] + lanes[1]) * 1000) / (performance.now() - started);
}

async function untilNone(db: Db, query: string, values: readonly unknown[] = []): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
    const { rows } = await db.query(query, [...values]);
    if (rows.length === 0) return;
  }
  throw new Error("the work was not done within a minute");
}

/** Milliseconds between the deadline and the commit time of what it led to, as written by the batch. */
async function lateness(db: Db, due: Date): Promise<number[]> {
  const { rows } = await db.query<{ late: number }>(
    `select (extract(epoch from ended_at - deadline) * 1000)::double precision as late from waits where deadline = $1`,
    [due],
  );
  return rows.map(({ late }) => late);
}
