import type { Tx } from "../../engine/database.ts";
import type { LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";

export interface MovedTask {
  readonly title: string;
  /** How long the task gave from its making. */
  readonly lengthMs: number | null;
}

/** Closes what the former person had to do, and says what it was, so that the next one gets the same. */
export async function moveTasks(tx: Tx, leadId: LeadId, at: number): Promise<MovedTask[]> {
  const { rows } = await tx.query<MovedTask>(
    `update tasks set state = 'moved', closed_at = $2 where lead_id = $1 and state = 'open'
     returning title, (extract(epoch from due_at - created_at) * 1000)::double precision as "lengthMs"`,
    [leadId, new Date(at)],
  );
  return rows;
}

/** Closes the open tasks of a lead as done: the customer was reached, or the lead is closed. */
export async function finishTasks(tx: Tx, leadId: LeadId, at: number): Promise<void> {
  await tx.query("update tasks set state = 'done', closed_at = $2 where lead_id = $1 and state = 'open'", [
    leadId,
    new Date(at),
  ]);
}

/** @param dueAt null: within the company's usual reply deadline */
export async function insertTask(
  tx: Tx,
  task: {
    id: Uuid;
    leadId: LeadId;
    personId: PersonId;
    runId: Uuid | null;
    title: string;
    dueAt: number | null;
    at: number;
  },
): Promise<void> {
  await tx.query(
    `insert into tasks (id, lead_id, person_id, run_id, title, due_at, created_at)
     select $1, $2, $3, $4, $5, coalesce($6, $7::timestamptz + reply_within), $7 from workspace`,
    [
      task.id,
      task.leadId,
      task.personId,
      task.runId,
      task.title,
      task.dueAt === null ? null : new Date(task.dueAt),
      new Date(task.at),
    ],
  );
}
