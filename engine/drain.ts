import pg from "pg";
import { BATCH, type Engine, advance, BatchFailed } from "./advance.ts";
import { type Db, transaction } from "./database.ts";
import { punishRun } from "./run-command-store.ts";

/** Database errors that say nothing about the rows: the server goes down, the connection is gone, time was up. */
const NOBODY_TO_BLAME = /^(08|53|57|25P0|55P03)/;

/**
 * Advances runs until none is ready or due. A batch that the database refuses is halved until the run to blame stands
 * alone; that one is put back and counted, and the others go on.
 *
 * @param isStopping asked between batches, so that a shutdown waits for one batch at most
 * @returns how many runs were claimed
 */
export async function drain(db: Db, engine: Engine, isStopping: () => boolean = () => false): Promise<number> {
  let total = 0;
  let limit = BATCH;
  while (!isStopping()) {
    try {
      const claimed = await transaction(db, (tx) => advance(tx, engine, limit));
      if (claimed === 0) return total;
      total += claimed;
      limit = Math.min(BATCH, limit * 2);
    } catch (error) {
      if (!(error instanceof BatchFailed) || !isOwnFault(error.cause)) throw error;
      if (error.runIds.length > 1) limit = Math.ceil(error.runIds.length / 2);
      else await transaction(db, (tx) => punishRun(tx, error.runIds[0]!));
    }
  }
  return total;
}

function isOwnFault(cause: unknown): boolean {
  return !(cause instanceof pg.DatabaseError) ? false : !NOBODY_TO_BLAME.test(cause.code ?? "");
}
