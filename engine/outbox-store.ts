import type { Db, Tx } from "./database.ts";

export interface Call {
  readonly id: string;
  readonly runId: string;
  readonly nodeId: string;
  readonly visit: number;
  readonly epoch: number;
  readonly attempts: number;
  readonly programId: string;
  readonly flowId: string;
  readonly subjectId: string;
}

/**
 * How long a delivery may take before another worker may try the same call. Longer than any node's own time limit; the
 * calls of a worker that died are given back sooner.
 */
const LEASE_S = 90;

/**
 * Takes calls that are due; each gets a new epoch, and only the newest epoch's result will count.
 *
 * @param takenBy the worker pool that delivers them
 * @param foreignPrograms programs with step types that this process does not know: left to newer workers
 */
export async function takeCalls(
  tx: Tx,
  limit: number,
  { takenBy, foreignPrograms }: { readonly takenBy: string; readonly foreignPrograms: readonly string[] },
): Promise<Call[]> {
  const { rows } = await tx.query<Call>(
    `with due as (
       select o.id from outbox o join runs r on r.id = o.run_id
       where o.state = 'pending' and o.next_at <= baton_now() and not (r.program_id = any ($3::uuid[]))
       order by o.next_at limit $1 for no key update of o skip locked)
     update outbox o set epoch = o.epoch + 1, attempts = o.attempts + 1, taken_by = $4,
       next_at = baton_now() + make_interval(secs => $2)
     from due, runs r
     where o.id = due.id and r.id = o.run_id
     returning o.id, o.run_id as "runId", o.node_id as "nodeId", o.visit, o.epoch, o.attempts,
       r.program_id as "programId", r.flow_id as "flowId", r.subject_id as "subjectId"`,
    [limit, LEASE_S, foreignPrograms, takenBy],
  );
  return rows;
}

/**
 * Makes the calls that these worker pools had taken due at once.
 *
 * @param but calls that are under way all the same
 */
export async function giveBackCalls(db: Db, takenBy: readonly string[], but: readonly string[] = []): Promise<void> {
  await db.query(
    `update outbox set next_at = baton_now(), taken_by = null
     where taken_by = any ($1) and state = 'pending' and not (id = any ($2::uuid[]))`,
    [takenBy, but],
  );
}

/** @returns false when a newer delivery has taken over, or the call was cancelled: this result does not count */
export async function closeCall(
  tx: Tx,
  { id, epoch }: Call,
  result: { state: "done" | "failed"; error?: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update outbox set state = $3, error = $4, taken_by = null where id = $1 and epoch = $2 and state = 'pending'",
    [id, epoch, result.state, result.error ?? null],
  );
  return rowCount === 1;
}

export async function postponeCall(tx: Tx, { id, epoch }: Call, afterS: number, error: string): Promise<void> {
  await tx.query(
    `update outbox set next_at = baton_now() + make_interval(secs => $3), error = $4, taken_by = null
     where id = $1 and epoch = $2 and state = 'pending'`,
    [id, epoch, afterS, error],
  );
}
