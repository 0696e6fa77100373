import type { Db } from "../../../engine/database.ts";
import type { Step } from "../../../engine/burst.ts";

export interface RunRow {
  readonly status: string;
  readonly nodeId: string;
  readonly seq: number;
  readonly visit: number;
  readonly attempts: number;
  readonly version: number;
  readonly error: { code: string; message: string } | null;
}

export async function runOf(db: Db, run: string): Promise<RunRow> {
  const { rows } = await db.query<RunRow>(
    'select status, node_id as "nodeId", seq, visit, attempts, version, error from runs where id = $1',
    [run],
  );
  return rows[0]!;
}

export async function stepsOf(db: Db, run: string): Promise<Step[]> {
  const { rows } = await db.query<{ steps: Step[] }>("select steps from steps where run_id = $1 order by first_seq", [
    run,
  ]);
  return rows.flatMap(({ steps }) => steps);
}

/** The way a run has taken: `node exit`, or `node …` where it began to wait. */
export async function wayOf(db: Db, run: string): Promise<string[]> {
  return (await stepsOf(db, run)).map(({ nodeId, exit }) => `${nodeId} ${exit ?? "…"}`);
}

export async function leadOf(db: Db, lead: string) {
  const { rows } = await db.query<{
    status: string;
    owner: string | null;
    list: string | null;
    attention: string | null;
    fields: Record<string, unknown>;
    product: string | null;
  }>(
    `select status, owner_id as owner, waiting_list_id as list, attention_code as attention, fields, product
     from leads where id = $1`,
    [lead],
  );
  return rows[0]!;
}

export async function assignmentsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ id: string; person: string; state: string }>(
    "select id, person_id as person, state from assignments where lead_id = $1 order by at, run_id, visit, id",
    [lead],
  );
  return rows;
}

export async function tasksOf(db: Db, lead: string) {
  const { rows } = await db.query<{ person: string; state: string; dueAt: Date }>(
    'select person_id as person, state, due_at as "dueAt" from tasks where lead_id = $1 order by created_at, id',
    [lead],
  );
  return rows;
}

export async function messagesTo(db: Db, person: string, lead: string) {
  const { rows } = await db.query<{ text: string; alarm: boolean }>(
    "select text, alarm from notifications where person_id = $1 and lead_id = $2 order by at, id",
    [person, lead],
  );
  return rows;
}

/** How many rows there are. */
export async function count(db: Db, sql: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [...values]);
  return rows[0]!.count;
}

export async function openWaitOf(db: Db, run: string) {
  const { rows } = await db.query<{ id: string; kind: string; subject: string; deadline: Date | null }>(
    "select id, kind, subject, deadline from waits where run_id = $1 and state = 'open'",
    [run],
  );
  return rows[0];
}
