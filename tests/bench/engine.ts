import type { Engine } from "../../engine/advance.ts";
import type { Db } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { anEngine } from "../engine/support/a-world.ts";
import { AFTER_CONTACT, type BareRows, captureRows, emptyTables, FIRST_BURST, writeBare } from "./bare-sql.ts";
import { foundCompany } from "./company.ts";
import type { Place } from "./place.ts";
import { makeReadyRuns } from "./ready-runs.ts";
import { atLeast, type Report } from "./report.ts";

const RUNS = 20_000;
const LANES = 2;

/** The engine without HTTP: ready runs drained, then resumed after a contact, against the same rows as bare SQL. */
export async function benchEngine(place: Place, report: Report): Promise<void> {
  const { open } = await place.database("bench_engine");
  const db = open(LANES + 2);
  const company = await foundCompany(db);
  const engine = anEngine();
  const leadIds = await makeReadyRuns(db, company, RUNS);
  await db.query("vacuum analyze");

  const drained = await timeDrain(db, engine);
  const firstRows = await captureRows(db, FIRST_BURST, leadIds);
  await keepCopies(db);
  await reach(db);
  await db.query("vacuum analyze");
  const resumed = await timeDrain(db, engine);
  // What the second burst wrote is what was not there after the first.
  await db.query("delete from steps s using steps_kept k where s.run_id = k.run_id and s.first_seq = k.first_seq");
  await db.query("delete from feed f using feed_kept k where f.id = k.id");
  const secondRows = await captureRows(db, AFTER_CONTACT, leadIds);

  const bareFirst = await writeAgain(
    db,
    firstRows,
    "waits, steps, assignments, reminders, tasks, receipts, ledger_entries, notifications, feed",
  );
  const bareSecond = await writeAgain(db, secondRows, "steps, feed");
  report.row(`${RUNS.toLocaleString("en")} ready runs drained`, `${drained.toFixed(0)}/s`);
  report.row("the same rows as bare SQL, batches of 50", `${bareFirst.toFixed(0)}/s`);
  report.limit("engine ÷ bare SQL", atLeast(drained / bareFirst, 0.6));
  report.row(`${RUNS.toLocaleString("en")} runs resumed after a contact`, `${resumed.toFixed(0)}/s`);
  report.row("the same rows as bare SQL, batches of 50", `${bareSecond.toFixed(0)}/s`);
  report.limit("engine ÷ bare SQL, resumed", atLeast(resumed / bareSecond, 0.6));
}

async function timeDrain(db: Db, engine: Engine): Promise<number> {
  const started = performance.now();
  const lanes = await Promise.all(Array.from({ length: LANES }, () => drain(db, engine)));
  const count = lanes.reduce((sum, lane) => sum + lane, 0);
  if (count < RUNS) throw new Error(`only ${count} of ${RUNS} runs were drained`);
  return (count * 1000) / (performance.now() - started);
}

async function keepCopies(db: Db): Promise<void> {
  await db.query("create table steps_kept as select run_id, first_seq from steps");
  await db.query("create table feed_kept as select id from feed");
}

/** Ends every open wait as the command behind "reached" does. */
async function reach(db: Db): Promise<void> {
  await db.query(
    `update runs r set status = 'ready', wake_at = null,
       event = jsonb_build_object('kind', 'reached', 'at', 0, 'data', jsonb_build_object('exits', w.exits))
     from waits w where w.run_id = r.id and w.state = 'open'`,
  );
  await db.query(
    `update waits set state = 'ended', event = '{"kind": "reached"}', ended_at = baton_now() where state = 'open'`,
  );
}

async function writeAgain(db: Db, rows: BareRows, tables: string): Promise<number> {
  await emptyTables(db, tables);
  return writeBare(db, rows, LANES);
}
