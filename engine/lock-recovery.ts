import type { PoolClient } from "pg";
import type { WorkerUtils } from "graphile-worker";
import type { Db } from "./database.ts";
import { readLockingPools, tryPoolLock } from "./lock-recovery-store.ts";

/**
 * graphile-worker keeps the jobs of a worker that died locked for four hours. Each worker pool therefore holds a session
 * lock, which dies with its connection; whoever finds the lock of a pool free unlocks that pool's jobs.
 */
export async function holdPoolLock(db: Db, poolId: string): Promise<PoolClient> {
  const client = await db.connect();
  await client.query("select pg_advisory_lock(hashtextextended('baton worker ' || $1, 0))", [poolId]);
  return client;
}

/** @returns the pools whose jobs were unlocked */
export async function unlockDeadPools(
  db: Db,
  utils: Pick<WorkerUtils, "forceUnlockWorkers">,
  ownPoolId: string,
): Promise<string[]> {
  const dead: string[] = [];
  for (const poolId of await readLockingPools(db)) {
    if (poolId !== ownPoolId && (await tryPoolLock(db, poolId))) dead.push(poolId);
  }
  if (dead.length > 0) await utils.forceUnlockWorkers(dead);
  return dead;
}
