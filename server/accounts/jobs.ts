import { type Db, readClock, transaction } from "../../engine/database.ts";
import { wakeTogether } from "../../engine/wake-together.ts";
import { readIdle } from "./review-store.ts";

/**
 * Lets leads go on that wait for nothing any more: the decision came in the very moment in which they began to wait, and their
 * company has an owner and so is not locked; or somebody has them by now.
 */
export async function letIdleGo(db: Db): Promise<void> {
  for (const { runId, accountId, kind } of await readIdle(db)) {
    await transaction(db, async (tx) =>
      wakeTogether(tx, { subject: accountId, kind, at: await readClock(tx) }, [{ runId, by: null }]),
    );
  }
}
