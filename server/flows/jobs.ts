import { type Db, transaction } from "../../engine/database.ts";
import { addFeedToTallies } from "./tally-store.ts";

/** Adds up what leads did on the arrows of flows. Runs every minute; what came since is counted when somebody looks. */
export async function tallyFlows(db: Db): Promise<void> {
  await transaction(db, addFeedToTallies);
}
