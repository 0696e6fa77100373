import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { findOverdue, lockOverdue, writeTold } from "./overdue-store.ts";

const BATCH = 100;

/**
 * Tells the leader of each task that nobody did in time, once. Runs every minute; what was found and what is still to be
 * told are rows, so it goes on where a process was killed.
 */
export async function tellOverdue(db: Db): Promise<void> {
  await transaction(db, findOverdue, "find overdue tasks");
  while (await transaction(db, tellSome, "tell overdue tasks"));
}

/** @returns whether there may be more */
async function tellSome(tx: Tx): Promise<boolean> {
  const tasks = await lockOverdue(tx, BATCH);
  if (tasks.length > 0) await writeTold(tx, tasks);
  return tasks.length === BATCH;
}
