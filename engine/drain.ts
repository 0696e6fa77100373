import { advance, BATCH, BatchFailed, type Engine } from "./advance.ts";
import { type Db, isOwnFault, transaction } from "./database.ts";
import { putBack } from "./put-back.ts";

/**
 * While more is ready than fits into one batch the next is larger: what a batch costs by itself, five round trips and a
 * commit, was a fifth of resuming runs after a contact. Larger ones still gain less and make new leads wait for the team.
 */
const LARGEST = 2 * BATCH;

/**
 * Advances runs until none is ready or due. A batch that cannot be written is halved until the run to blame stands alone;
 * that one is put back and counted, and the others go on.
 *
 * @param isStopping asked between batches, so that a shutdown waits for one batch at most
 * @returns how many runs were claimed
 */
export async function drain(db: Db, engine: Engine, isStopping: () => boolean = () => false): Promise<number> {
  let total = 0;
  let limit = BATCH;
  while (!isStopping()) {
    try {
      const claimed = await transaction(db, (tx) => advance(tx, engine, limit), "advance");
      if (claimed === 0) return total;
      total += claimed;
      limit = claimed < limit ? BATCH : Math.min(LARGEST, limit * 2);
    } catch (error) {
      if (!(error instanceof BatchFailed) || !isOwnFault(error.cause)) throw error;
      const [first, ...others] = error.runs;
      limit = Math.ceil(error.runs.length / 2);
      if (others.length > 0) continue;
      const isPutBack = await transaction(db, (tx) => putBack(tx, engine, first!));
      if (!isPutBack) return total;
    }
  }
  return total;
}
