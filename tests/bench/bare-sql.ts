import { type Db, transaction } from "../../engine/database.ts";

/**
 * The yardstick: exactly the rows that the product wrote, taken from its tables and written again in batches of 50, one
 * statement each, without any thinking in between. Nothing that keeps the same promises can be faster with this schema.
 */
export interface BareRows {
  /** One entry per batch: a JSON array of rows for every table of the plan. */
  readonly batches: readonly (readonly string[])[];
  readonly statement: string;
  readonly count: number;
}

export interface Plan {
  /** Tables that get new rows, in any order: foreign keys are checked at the end of the statement. */
  readonly inserts: readonly { readonly table: string; readonly by: string }[];
  /** Tables whose rows change, with the columns that do. */
  readonly updates: readonly { readonly table: string; readonly by: string; readonly columns: readonly string[] }[];
}

const BATCH = 50;

const LEDGER = {
  table: "team_ledgers",
  columns: ["credits", "last_picked_at"],
};

/** `by` is an SQL expression that names the lead of a row `t`. */
const MADE_BY_RUNS: Plan["inserts"] = [
  { table: "waits", by: "(select subject_id from runs r where r.id = t.run_id)" },
  { table: "steps", by: "(select subject_id from runs r where r.id = t.run_id)" },
  { table: "assignments", by: "t.lead_id" },
  { table: "tasks", by: "t.lead_id" },
  { table: "receipts", by: "t.lead_id" },
  { table: "ledger_entries", by: "(select lead_id from assignments a where a.id = t.assignment_id)" },
  { table: "notifications", by: "t.lead_id" },
  { table: "feed", by: "t.lead_id" },
];

export const INTAKE: Plan = {
  inserts: [
    { table: "contacts", by: "(select id from leads l where l.contact_id = t.id limit 1)" },
    { table: "contact_keys", by: "(select id from leads l where l.contact_id = t.contact_id limit 1)" },
    { table: "accounts", by: "t.lead_id" },
    { table: "leads", by: "t.id" },
    { table: "inquiries", by: "t.lead_id" },
    { table: "runs", by: "t.subject_id" },
    { table: "idempotency_keys", by: "(t.reply ->> 'leadId')::uuid" },
    ...MADE_BY_RUNS,
  ],
  updates: [],
};

const RUN_CHANGES = {
  table: "runs",
  by: "t.subject_id",
  columns: ["status", "node_id", "visit", "seq", "event", "wake_at", "attempts", "updated_at"],
};

export const FIRST_BURST: Plan = {
  inserts: MADE_BY_RUNS,
  updates: [RUN_CHANGES, { table: "leads", by: "t.id", columns: ["status", "owner_id", "fields"] }],
};

export const AFTER_CONTACT: Plan = {
  inserts: MADE_BY_RUNS.filter(({ table }) => table === "steps" || table === "feed"),
  updates: [RUN_CHANGES],
};

/** Reads what the product wrote for these leads. Expressions of `by` may need tables that are emptied later: read first. */
export async function captureRows(db: Db, plan: Plan, leadIds: readonly string[]): Promise<BareRows> {
  const order = new Map(leadIds.map((id, index) => [id, Math.floor(index / BATCH)]));
  const tables = [...plan.inserts, ...plan.updates];
  const batches = Array.from({ length: Math.ceil(leadIds.length / BATCH) }, () => tables.map((): unknown[] => []));
  for (const [index, { table, by }] of tables.entries()) {
    const { rows } = await db.query<{ lead: string; row: unknown }>(
      `select ${by} as lead, to_json(t) as row from ${table} t where ${by} = any ($1::uuid[])`,
      [leadIds],
    );
    for (const { lead, row } of rows) batches[order.get(lead)!]![index]!.push(row);
  }
  const ledger = await db.query(`select to_json(t) as row from team_ledgers t`);
  return {
    batches: batches.map((batch) =>
      [...batch, ledger.rows.map(({ row }) => row as unknown)].map((rows) => JSON.stringify(rows)),
    ),
    statement: await statementOf(db, plan),
    count: leadIds.length,
  };
}

async function statementOf(db: Db, { inserts, updates }: Plan): Promise<string> {
  const parts: string[] = [];
  for (const { table } of inserts) {
    const columns = (await columnsOf(db, table)).join(", ");
    parts.push(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $${parts.length + 1})`,
    );
  }
  for (const { table, columns } of updates) parts.push(updateOf(table, "id", columns, parts.length + 1));
  const ledger = updateOf(LEDGER.table, "team_id", LEDGER.columns, parts.length + 1);
  return `with ${parts.map((part, index) => `part_${index} as (${part})`).join(", ")} ${ledger}`;
}

function updateOf(table: string, key: string, columns: readonly string[], parameter: number): string {
  const changes = columns.map((column) => `${column} = s.${column}`).join(", ");
  return `update ${table} t set ${changes} from json_populate_recordset(null::${table}, $${parameter}) s where t.${key} = s.${key}`;
}

async function columnsOf(db: Db, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER'
       and data_type <> 'xid8' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Writes the batches over `lanes` connections side by side. @returns leads per second */
export async function writeBare(db: Db, { batches, statement, count }: BareRows, lanes: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      const values = batch;
      await transaction(db, (tx) =>
        tx.query({ name: `bare ${statement.length}`, text: statement, values: [...values] }),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (count * 1000) / (performance.now() - started);
}

const EMPTIED =
  "contacts, contact_keys, accounts, account_owners, leads, inquiries, runs, waits, steps, assignments, tasks, receipts, ledger_entries, notifications, feed, idempotency_keys, signals, lead_events, outbox, deals, merge_proposals, reminders";

export async function emptyTables(db: Db, tables = EMPTIED): Promise<void> {
  await db.query(`truncate ${tables}`);
  await db.query("vacuum analyze");
}
