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

/** Puts a run back that the database refused to advance: tried again alone and later, stopped after the third time. */
export async function punishRun(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    `update runs set attempts = attempts + 1, wake_at = null, updated_at = baton_now(),
       status = case when attempts >= 3 then 'failed' else 'ready' end,
       event = coalesce(event, (select jsonb_build_object('kind', 'timeout', 'at', 0, 'data', jsonb_build_object('exits', w.exits))
                                from waits w where w.run_id = runs.id and w.state = 'open')),
       retry_at = case when attempts >= 3 then null else baton_now() + make_interval(secs => 10 ^ attempts) end,
       error = case when attempts >= 3 then $2::jsonb end
     where id = $1`,
    [
      runId,
      {
        code: "not-stored",
        message: "What this step wanted to do could not be stored. Try again, or change the flow.",
      },
    ],
  );
  await tx.query(
    `update waits set state = 'ended', event = '{"kind": "timeout"}', ended_at = baton_now()
     where run_id = $1 and state = 'open'`,
    [runId],
  );
}
