import { type Db, transaction } from "../../engine/database.ts";
import { deleteUnusedSnapshots, type SnapshotKey } from "./forget-store.ts";

const THE_FIRST: SnapshotKey = ["00000000-0000-0000-0000-000000000000", 0n];

/** Forgets what teams were like at times at which nothing was decided. Runs every night, in small batches. */
export async function forgetUnusedSnapshots(db: Db, { batch = 100 } = {}): Promise<void> {
  let after: SnapshotKey | undefined = THE_FIRST;
  while (after !== undefined) {
    const from: SnapshotKey = after;
    after = await transaction(db, (tx) => deleteUnusedSnapshots(tx, from, batch));
  }
}
