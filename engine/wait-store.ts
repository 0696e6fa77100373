import type { Memo, WaitEvent } from "../node-catalog/kit/outcome.ts";
import type { Tx } from "./database.ts";

export interface StoredWait {
  readonly id: string;
  readonly runId: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly exits: Readonly<Record<string, string>>;
  readonly memo: Memo | null;
  /** The deadline, or the end of the hold when that is later; epoch milliseconds. */
  readonly until: number | null;
  readonly isHeld: boolean;
}

export async function lockRun(tx: Tx, runId: string): Promise<{ status: string; nodeId: string } | undefined> {
  const { rows } = await tx.query<{ status: string; nodeId: string }>(
    'select status, node_id as "nodeId" from runs where id = $1 for no key update',
    [runId],
  );
  return rows[0];
}

/** The run's lock must be held. Reads the clock in the same statement, so after the lock was got. */
export async function readOpenWait(tx: Tx, runId: string): Promise<{ open: StoredWait | undefined; now: number }> {
  const { rows } = await tx.query<{
    id: string | null;
    kind: string;
    subject: string | null;
    exits: Record<string, string>;
    memo: Memo | null;
    until: Date | null;
    isHeld: boolean;
    now: Date;
  }>(
    `select w.id, w.kind, w.subject, w.exits, w.memo, greatest(w.deadline, w.held_until) as until,
       w.held_until is not null as "isHeld", baton_now() as now
     from (values (1)) as always left join waits w on w.run_id = $1 and w.state = 'open'`,
    [runId],
  );
  const { id, now, until, ...wait } = rows[0]!;
  return {
    open: id === null ? undefined : { ...wait, id, runId, until: until?.getTime() ?? null },
    now: now.getTime(),
  };
}

export async function endWait(tx: Tx, wait: StoredWait, event: WaitEvent): Promise<void> {
  const at = new Date(event.at);
  await tx.query("update waits set state = 'ended', event = $2, ended_at = $3 where id = $1", [wait.id, event, at]);
  await tx.query(
    "update runs set status = 'ready', event = $2, wake_at = null, updated_at = $3 where id = $1 and status = 'waiting'",
    [wait.runId, event, at],
  );
}

/** Locks those of the runs that still wait and that nobody else holds just now, in order; the others are left out. */
export async function lockWaiting(tx: Tx, runIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: "lock-waiting",
    text: `select id from runs where id = any ($1::uuid[]) and status = 'waiting'
           order by id for no key update skip locked`,
    values: [runIds],
  });
  return rows.map(({ id }) => id);
}

/** Ends the open waits of runs that are locked, each with its event; exits and memo travel with it, as always. */
export async function endWaitsFor(
  tx: Tx,
  subject: string,
  heard: readonly { readonly runId: string; readonly event: WaitEvent }[],
  at: number,
): Promise<number> {
  const { rowCount } = await tx.query({
    name: "end-waits-for",
    text: `with heard as (
        update waits w set state = 'ended', ended_at = $3,
          event = e.event || jsonb_build_object('data', jsonb_build_object('exits', w.exits, 'memo', w.memo))
        from json_to_recordset($1::json) as e ("runId" uuid, event jsonb)
        where w.run_id = e."runId" and w.run_id = any ($2::uuid[]) and w.state = 'open' and w.subject = $4
        returning w.run_id, w.event)
      update runs r set status = 'ready', event = h.event, wake_at = null, updated_at = $3
      from heard h where r.id = h.run_id and r.id = any ($2::uuid[])`,
    values: [JSON.stringify(heard), heard.map(({ runId }) => runId), new Date(at), subject],
  });
  return rowCount ?? 0;
}

export async function keepSignal(
  tx: Tx,
  { id, runId, subject, event }: { id: string; runId: string; subject: string; event: WaitEvent },
): Promise<void> {
  await tx.query(
    "insert into signals (id, run_id, subject, event, at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing",
    [id, runId, subject, event, new Date(event.at)],
  );
}

/** Moves the deadline of an open wait while somebody is in touch with the customer; null ends the hold. */
export async function holdWait(tx: Tx, wait: StoredWait, heldUntil: number | null): Promise<void> {
  await tx.query(
    `with held as (
       update waits set held_until = $2 where id = $1 returning run_id, greatest(deadline, held_until) as until)
     update runs set wake_at = held.until from held where runs.id = held.run_id and runs.status = 'waiting'`,
    [wait.id, heldUntil === null ? null : new Date(heldUntil)],
  );
}
