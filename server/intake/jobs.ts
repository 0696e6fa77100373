import type { Db } from "../../engine/database.ts";
import { deleteOldReplies } from "./idempotency-queries.ts";

/** A reply is repeated for 24 hours; in small batches, so that deleting never holds up those who write. */
export async function forgetIdempotencyKeys(db: Db): Promise<void> {
  while ((await deleteOldReplies(db, 5_000)) > 0);
}
