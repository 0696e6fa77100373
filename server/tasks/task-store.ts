import type { Tx } from "../../engine/database.ts";

export interface StoredTask {
  readonly id: string;
  readonly leadId: string;
  readonly repId: string;
  readonly title: string;
  readonly dueAt: Date | null;
  readonly state: "open" | "done" | "moved";
}

export async function readTask(tx: Tx, id: string): Promise<StoredTask | undefined> {
  const { rows } = await tx.query<StoredTask>(
    `select id, lead_id as "leadId", person_id as "repId", title, due_at as "dueAt", state from tasks where id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

/** Doing it twice changes nothing. */
export async function completeTask(tx: Tx, { id, leadId, repId }: StoredTask): Promise<void> {
  await tx.query("update tasks set state = 'done', closed_at = baton_now() where id = $1 and state = 'open'", [id]);
  await tx.query(
    `insert into feed (kind, lead_id, person_ids, payload, at)
     values ('inbox', $1, array[$2::uuid], '{"change": "task"}', baton_now())`,
    [leadId, repId],
  );
}
