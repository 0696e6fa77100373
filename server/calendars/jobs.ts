import { addAbortListener } from "node:events";
import { type Db, transaction } from "../../engine/database.ts";
import { type StoredCalendar, takeDue } from "./calendar-store.ts";
import type { Calendars } from "./calendars.ts";
import { keepAttempt, READ_EVERY, tryToRead } from "./keep-reading.ts";

/** A little less than until the next run begins. */
const LONGEST_MS = 50_000;
/** Nearly all of the time they wait for others' servers, of which one may be slow; threads have a gate of their own. */
const AT_ONCE = 12;

/**
 * Reads every calendar that is to be read. Runs every minute in one process; where it takes longer, the next run goes on.
 *
 * @param stopping what is being read then is left, and read in the next round
 */
export async function readCalendars(
  db: Db,
  calendars: Calendars,
  stopping: AbortSignal = new AbortController().signal,
): Promise<void> {
  const signal = AbortSignal.any([AbortSignal.timeout(LONGEST_MS), stopping]);
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  using _ = addAbortListener(stopping, () => stop());
  const lane = async (first: StoredCalendar): Promise<void> => {
    for (let due: StoredCalendar | undefined = first; due; due = signal.aborted ? undefined : (await take(db, 1))[0]) {
      await Promise.race([readOne(db, calendars, due, stopping), stopped]);
    }
  };
  const lanes = await Promise.allSettled((await take(db, AT_ONCE)).map(lane));
  const failed = lanes.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

const take = (db: Db, limit: number): Promise<StoredCalendar[]> =>
  transaction(db, (tx) => takeDue(tx, limit, READ_EVERY), "take calendars");

async function readOne(db: Db, calendars: Calendars, due: StoredCalendar, stopping: AbortSignal): Promise<void> {
  const attempt = await tryToRead(db, calendars, due);
  // What failed because this process ends says nothing of the calendar.
  if (!stopping.aborted) await transaction(db, (tx) => keepAttempt(tx, due, attempt), "keep calendar");
}
