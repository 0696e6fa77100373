import type { Queryable } from "../../engine/database.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import type { TaskView } from "./contract.ts";

type Row = Omit<TaskView, "dueAt"> & { readonly dueAt: Date | null };

/** The tasks of these leads in the order of their making. An open one whose time has passed is overdue. */
export async function readTasks(
  q: Queryable,
  leads: readonly LeadId[],
  only: { readonly openOf?: PersonId } = {},
): Promise<TaskView[]> {
  if (leads.length === 0) return [];
  const { rows } = await q.query<Row>(
    `select id, lead_id as "leadId", person_id as "repId", title, due_at as "dueAt",
            case when state = 'open' and due_at < baton_now() then 'overdue' else state end as state
       from tasks
      where lead_id = any($1) and ($2::uuid is null or (person_id = $2 and state = 'open'))
      order by created_at, id`,
    [leads, only.openOf],
  );
  return rows.map((row) => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null }));
}
