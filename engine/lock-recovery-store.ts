import type { PoolClient } from "pg";
import type { Db } from "./database.ts";

/** Worker pools that hold a job, by the id under which graphile-worker locks it, or a call. */
export async function readLockingPools(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ poolId: string }>(
    `select locked_by as "poolId" from graphile_worker.jobs where locked_by is not null
     union select taken_by from outbox where state = 'pending' and taken_by is not null`,
  );
  return rows.map(({ poolId }) => poolId);
}

/** Holds the pool's session lock on this connection until it ends, which it does after `silenceMs` without a word. */
export async function lockPool(client: PoolClient, poolId: string, silenceMs: number): Promise<void> {
  await client.query("select set_config('idle_session_timeout', $1, false)", [String(silenceMs)]);
  await client.query("select pg_advisory_lock(hashtextextended('baton worker ' || $1, 0))", [poolId]);
}

export async function beat(client: PoolClient): Promise<void> {
  await client.query("select");
}

/** Is the pool's session lock free? It is given back at once: freeing the jobs twice is harmless. */
export async function tryPoolLock(db: Db, poolId: string): Promise<boolean> {
  const { rows } = await db.query<{ free: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('baton worker ' || $1, 0)) as free`,
    [poolId],
  );
  return rows[0]!.free;
}
