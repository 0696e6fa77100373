import type { Db } from "../../engine/database.ts";
import { captureRows, emptyTables, INTAKE, writeBare } from "./bare-sql.ts";
import { type Company, foundCompany } from "./company.ts";
import { closedLoop, openLoop, type Target } from "./load.ts";
import type { Place } from "./place.ts";
import { atLeast, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

const PATH = "/api/v1/leads";
const WARM_UP_S = 2;
const SECONDS = 8;
const BASELINE = "tests/bench/baselines/server.ts";
const ROWS = 5_000;

/** POST → committed assignment, against what the database and Express allow by themselves, measured in the same run. */
export async function benchIntake(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_intake");
  const db = open(4);
  const company = await foundCompany(db);
  const product = await measureProduct(url, company, report);
  const rows = await captureRows(db, INTAKE, await newestLeads(db));
  await emptyTables(db);
  const bare = await writeBare(db, rows, 1);
  const customer = await customerOf(db, company);
  const withoutDatabase = await measureBaseline(url, company, "none", customer);
  const statement = await measureBaseline(url, company, "statement", customer);
  const naive = await measureBaseline(url, company, "naive", customer);
  const allowed = 1 / (1 / bare + 1 / withoutDatabase);
  report.row("the same rows as bare SQL, batches of 50 (a)", `${bare.toFixed(0)}/s`);
  report.row("the same Express without a database (b)", `${withoutDatabase.toFixed(0)}/s`);
  report.row("what both allow together, 1/(1/a + 1/b)", `${allowed.toFixed(0)}/s`);
  report.row("one statement per lead", `${statement.toFixed(0)}/s`);
  report.row("a transaction and a job per lead (naive)", `${naive.toFixed(0)}/s`);
  report.limit("product ÷ what both allow", atLeast(product / allowed, 0.7));
  report.limit("product ÷ one statement per lead", atLeast(product / statement, 4));
  report.row("product ÷ Express without a database", `${(product / withoutDatabase).toFixed(2)} (ambition 0.5)`);
  report.row("product ÷ naive", (product / naive).toFixed(1));
}

async function measureProduct(url: string, { key, source }: Company, report: Report): Promise<number> {
  await using server = await serve("server/main.ts", { DATABASE_URL: url });
  const target: Target = { url: server.url, path: PATH, key, sources: [source] };
  await closedLoop(target, WARM_UP_S);
  const closed = await closedLoop(target, SECONDS);
  report.row("POST → committed assignment, 64 connections", `${closed.perSecond.toFixed(0)}/s`, closed);
  for (const perSecond of [100, 300]) {
    const open = await openLoop(target, perSecond, 5);
    report.row(`the same at ${perSecond}/s, open loop`, `${open.perSecond.toFixed(0)}/s`, open);
  }
  return closed.perSecond;
}

async function measureBaseline(url: string, { key, source }: Company, kind: string, customer: object): Promise<number> {
  const env = { DATABASE_URL: url, BENCH_INTAKE: kind, BENCH_CUSTOMER: JSON.stringify(customer) };
  await using server = await serve(BASELINE, env);
  const target: Target = { url: server.url, path: PATH, key, sources: [source] };
  await closedLoop(target, WARM_UP_S);
  return (await closedLoop(target, kind === "none" ? SECONDS / 2 : SECONDS)).perSecond;
}

async function newestLeads(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from leads where owner_id is not null order by id desc limit $1",
    [ROWS],
  );
  return rows.map(({ id }) => id);
}

async function customerOf(db: Db, { flow, team }: Company): Promise<object> {
  const { rows } = await db.query<{ id: string; receipt: object }>(
    `select program_id as id, (select to_json(r) from receipts r order by id desc limit 1) as receipt
     from flow_versions where flow_id = $1`,
    [flow],
  );
  return { teamId: team.id, people: team.members, flowId: flow, programId: rows[0]!.id, receipt: rows[0]!.receipt };
}
