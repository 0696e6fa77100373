import type { Tx } from "../../engine/database.ts";
import type { AccountRow } from "./account-rows.ts";
import type { FeedRow } from "./feed-row.ts";
import type { LeadState } from "./lead-state.ts";

/** Rows as the statements below read them: snake_case because `json_to_recordset` names columns. */
export interface EffectRows {
  readonly leads: readonly LeadState[];
  readonly accounts: readonly AccountRow[];
  readonly assignments: readonly object[];
  readonly ledgers: readonly object[];
  readonly ledgerEntries: readonly object[];
  readonly tasks: readonly object[];
  readonly deals: readonly object[];
  readonly notifications: readonly object[];
  readonly feed: readonly FeedRow[];
}

/**
 * What is open is told by the time of its end: told by its state, the planner may take the index of all that is open and
 * read it whole for each batch (measured: 13,000 tasks for 50).
 */
export async function endOpenRows(
  tx: Tx,
  { ended, movedTasks }: { ended: readonly { id: string; state: string; at: string }[]; movedTasks: readonly string[] },
): Promise<void> {
  await tx.query({
    name: "end-open-rows",
    text: `with tasks_moved as (
        update tasks set state = 'moved', closed_at = baton_now() where id = any ($2::uuid[]) and closed_at is null)
      update assignments a set state = e.state, ended_at = e.at, ver = a.ver + 1
      from json_to_recordset($1::json) as e (id uuid, state text, at timestamptz)
      where a.id = e.id and a.id = any ($3::uuid[]) and a.ended_at is null`,
    values: [JSON.stringify(ended), movedTasks, ended.map(({ id }) => id)],
  });
}

/** A table's part of the statement; `$` names its parameters. Feed is the last one: it stands outside of the CTEs. */
const PARTS: Readonly<Record<keyof EffectRows, string>> = {
  leads: `
    update leads l set language = s.language, country = s.country, company = s.company, company_size = s.company_size,
      product = s.product, value = s.value, message = s.message, fields = s.fields, status = s.status, owner_id = s.owner_id,
      waiting_list_id = s.waiting_list_id,
      waiting_since = case when s.waiting_list_id is null then null else coalesce(l.waiting_since, s.at) end,
      attention_code = s.attention_code,
      attention_since = case when s.attention_code is null then null else coalesce(l.attention_since, s.at) end
    from json_to_recordset($::json) as s (id uuid, language text, country text, company text, company_size int,
      product text, value double precision, message text, fields jsonb, status text, owner_id uuid, waiting_list_id uuid,
      attention_code text, at timestamptz)
    where l.id = s.id and l.id = any (array(select (one ->> 'id')::uuid from json_array_elements($::json) as one))`,
  accounts: `
    update accounts a set owner_id = s.owner_id, lead_id = s.lead_id
    from json_to_recordset($::json) as s (id uuid, owner_id uuid, lead_id uuid, leads uuid[])
    where a.id = s.id and a.id = any (array(select (one ->> 'id')::uuid from json_array_elements($::json) as one))
      and (a.owner_id is null or a.lead_id = any (s.leads))
      and (a.owner_id, a.lead_id) is distinct from (s.owner_id, s.lead_id)`,
  assignments: `
    insert into assignments (id, lead_id, person_id, team_id, run_id, node_id, visit, state, because, at, ended_at)
    select * from json_to_recordset($::json) as s (id uuid, lead_id uuid, person_id uuid, team_id uuid, run_id uuid,
      node_id text, visit int, state text, because jsonb, at timestamptz, ended_at timestamptz)`,
  ledgers: `
    update team_ledgers l set stamp = s.stamp, credits = s.credits::bigint[],
      last_picked_at = with_elements(l.last_picked_at, s.places, s.picked_at)
    from json_to_recordset($::json) as s (team_id uuid, stamp uuid, credits text, places int[], picked_at bigint[])
    where l.team_id = s.team_id`,
  ledgerEntries: `
    insert into ledger_entries (id, team_id, person_id, amount, reason, assignment_id, at)
    select * from json_to_recordset($::json) as s (id uuid, team_id uuid, person_id uuid, amount bigint, reason text,
      assignment_id uuid, at timestamptz)`,
  tasks: `
    insert into tasks (id, lead_id, person_id, run_id, title, due_at, state, created_at, closed_at)
    select id, lead_id, person_id, run_id, title, due_at, state, at, case when state <> 'open' then at end
    from json_to_recordset($::json) as s (id uuid, lead_id uuid, person_id uuid, run_id uuid, title text,
      due_at timestamptz, state text, at timestamptz)`,
  deals: `
    insert into deals (id, lead_id, run_id, title, value, currency, stage, created_at)
    select * from json_to_recordset($::json) as s (id uuid, lead_id uuid, run_id uuid, title text,
      value double precision, currency text, stage text, at timestamptz)`,
  notifications: `
    insert into notifications (id, person_id, lead_id, text, alarm, at)
    select * from json_to_recordset($::json) as s (id uuid, person_id uuid, lead_id uuid, text text, alarm boolean,
      at timestamptz)`,
  feed: `
    insert into feed (kind, run_id, flow_id, lead_id, person_ids, first_seq, payload, at)
    select kind, run_id, flow_id, lead_id, coalesce(person_ids, '{}'), first_seq, payload, at
    from json_to_recordset($::json) as s (kind text, run_id uuid, flow_id uuid, lead_id uuid, person_ids uuid[],
      first_seq int, payload jsonb, at timestamptz)`,
};
const TABLES = Object.keys(PARTS) as (keyof EffectRows)[];

/**
 * One round trip for everything: the parts write different tables. Only those with rows are part of the statement, of which
 * a few dozen shapes exist: each of the others would cost its start and end for nothing.
 */
export async function insertEffects(tx: Tx, rows: EffectRows): Promise<void> {
  const used = TABLES.filter((table) => rows[table].length > 0);
  if (used.length === 0) return;
  const parts = used.map((table, index) => PARTS[table].replaceAll("$::", `$${index + 1}::`));
  const before = parts.slice(0, -1).map((part, index) => `part_${index} as (${part})`);
  await tx.query({
    // By number: PostgreSQL cuts names at 63 characters.
    name: `insert-effects ${used.map((table) => TABLES.indexOf(table)).join(" ")}`,
    text: `${before.length > 0 ? `with ${before.join(", ")}` : ""} ${parts.at(-1)}`,
    values: used.map((table) => JSON.stringify(rows[table])),
  });
}
