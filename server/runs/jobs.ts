import { setTimeout as pause } from "node:timers/promises";
import { type Db, transaction } from "../../engine/database.ts";
import { deleteFinishedRuns } from "../../engine/forget-store.ts";

const THE_FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Forgets how leads went that ended long ago; the leads, who had them and why stay. Runs every night, in small batches with
 * a breath between them, and goes on the next night with what it did not come to.
 */
export async function forgetOldRuns(db: Db, { batch = 200, batches = 5_000, breathMs = 20 } = {}): Promise<void> {
  let after: string | undefined = THE_FIRST;
  for (let done = 0; done < batches && after !== undefined; done++) {
    const from: string = after;
    after = await transaction(db, (tx) => deleteFinishedRuns(tx, from, batch));
    if (after !== undefined) await pause(breathMs);
  }
}
