import type { WorkerUtils } from "graphile-worker";
import type { Db } from "./database.ts";
import { beat, lockPool, readLockingPools, tryPoolLock } from "./lock-recovery-store.ts";
import { giveBackCalls } from "./outbox-store.ts";

/** A worker that stands still (SIGSTOP) must lose its lock as one that dies does: so the lock's connection must be heard. */
const SILENCE_MS = 1_500;
const HEARTBEAT_MS = 400;

/**
 * graphile-worker keeps the jobs of a worker that died locked for four hours. Each worker pool therefore holds a session
 * lock, which dies with its connection; whoever finds the lock of a pool free unlocks that pool's jobs and calls.
 */
export async function holdPoolLock(db: Db, poolId: string): Promise<PoolLock> {
  const client = await db.connect();
  let isLost = false;
  client.once("end", () => (isLost = true));
  await lockPool(client, poolId, SILENCE_MS).catch((error: unknown) => {
    client.release(true);
    throw error;
  });
  let isReleased = false;
  const heartbeat = setInterval(() => void beat(client).catch(() => (isLost = true)), HEARTBEAT_MS).unref();
  return {
    isLost: () => isLost,
    release() {
      clearInterval(heartbeat);
      if (!isReleased) client.release(true);
      isReleased = true;
    },
  };
}

export interface PoolLock {
  /** Its connection has ended, as at a restart of the database. */
  isLost(): boolean;
  /** May be said again, as by whoever could not get a new lock at once. */
  release(): void;
}

/** @returns the pools whose jobs and calls were unlocked */
export async function unlockDeadPools(
  db: Db,
  utils: Pick<WorkerUtils, "forceUnlockWorkers">,
  ownPoolId: string,
): Promise<string[]> {
  const dead: string[] = [];
  for (const poolId of await readLockingPools(db)) {
    if (poolId !== ownPoolId && (await tryPoolLock(db, poolId))) dead.push(poolId);
  }
  if (dead.length === 0) return dead;
  await utils.forceUnlockWorkers(dead);
  await giveBackCalls(db, dead);
  return dead;
}
