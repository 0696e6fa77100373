import type { Tx } from "./database.ts";

export async function lockRunRow(tx: Tx, runId: string): Promise<{ status: string; subjectId: string } | undefined> {
  const { rows } = await tx.query<{ status: string; subjectId: string }>(
    'select status, subject_id as "subjectId" from runs where id = $1 for no key update',
    [runId],
  );
  return rows[0];
}

export async function cancelOpenWork(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    `update waits set state = 'ended', event = '{"kind": "cancelled"}', ended_at = baton_now()
     where run_id = $1 and state = 'open'`,
    [runId],
  );
  await tx.query("update outbox set state = 'cancelled' where run_id = $1 and state = 'pending'", [runId]);
}

export async function stopRun(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    `update runs set status = 'cancelled', wake_at = null, retry_at = null, updated_at = baton_now() where id = $1`,
    [runId],
  );
}

export async function restartRun(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    `update runs set status = 'ready', attempts = 0, retry_at = null, error = null, updated_at = baton_now()
     where id = $1`,
    [runId],
  );
}
