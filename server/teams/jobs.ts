import { type Db, transaction } from "../../engine/database.ts";
import { eachForItself } from "../../engine/loops.ts";
import { listCatchingUp } from "./catch-up-queries.ts";
import { makeUpTurns } from "./make-up-turns.ts";

/** Lets people who were away catch up, in the teams that say so. Runs every minute. */
export async function makeUpMissedTurns(db: Db): Promise<void> {
  await eachForItself(await listCatchingUp(db), async (teamId) => {
    while (await transaction(db, (tx) => makeUpTurns(tx, teamId)));
  });
}
