import { type Db, transaction } from "../../engine/database.ts";
import { deleteOldSessions } from "./session-store.ts";
import { deleteOldLinks } from "./sign-in-link-store.ts";

/** Forgets sessions and links that ended. Runs every night. */
export async function tidySignIns(db: Db): Promise<void> {
  await transaction(db, async (tx) => {
    await deleteOldSessions(tx);
    await deleteOldLinks(tx);
  });
}
