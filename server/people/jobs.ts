import { type Db, readClock, transaction } from "../../engine/database.ts";
import { lockRunningOut, updateWorkingTimes } from "./people-store.ts";
import { workingTime } from "./working-time.ts";

const BATCH = 200;

/**
 * Computes the working time of everybody whose known one runs out. Runs every night and at every start, since a
 * server that was off for weeks would find nobody at work.
 */
export async function extendOpenIntervals(db: Db): Promise<void> {
  let extended: number;
  do {
    extended = await transaction(db, async (tx) => {
      const now = await readClock(tx);
      const people = await lockRunningOut(tx, BATCH);
      await updateWorkingTimes(
        tx,
        people.map(({ id, hours, timeZone }) => ({ id, ...workingTime(hours, timeZone, now) })),
      );
      return people.length;
    });
  } while (extended === BATCH);
}
