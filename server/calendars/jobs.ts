import { addAbortListener } from "node:events";
import { type Db, transaction } from "../../engine/database.ts";
import { takeDue } from "./calendar-store.ts";
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
  const { promise: stopped, resolve: stop } = Promise.withResolvers<"stopped">();
  using _ = addAbortListener(stopping, () => stop("stopped"));
  const lane = async (): Promise<void> => {
    while (!signal.aborted && (await Promise.race([readNext(db, calendars, stopping), stopped])) === "read");
  };
  const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
  const failed = lanes.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

async function readNext(db: Db, calendars: Calendars, stopping: AbortSignal): Promise<"read" | "none"> {
  const [due] = await transaction(db, (tx) => takeDue(tx, 1, READ_EVERY), "take calendar");
  if (!due) return "none";
  const attempt = await tryToRead(db, calendars, due);
  // What failed because this process ends says nothing of the calendar.
  if (!stopping.aborted) await transaction(db, (tx) => keepAttempt(tx, due, attempt), "keep calendar");
  return "read";
}
