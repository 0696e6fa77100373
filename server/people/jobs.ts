import { type Db, transaction } from "../../engine/database.ts";
import { computeWorkingTimes } from "./compute-working-times.ts";
import { lockRunningOut } from "./schedule-store.ts";

const BATCH = 200;

/**
 * Computes the working time of everybody whose known one runs out. Runs every night and at every start, since a
 * server that was off for weeks would find nobody at work.
 */
export async function extendOpenIntervals(db: Db): Promise<void> {
  let extended: number;
  do {
    extended = await transaction(db, async (tx) => {
      const people = await lockRunningOut(tx, BATCH);
      await computeWorkingTimes(tx, people);
      return people.length;
    });
  } while (extended === BATCH);
}
