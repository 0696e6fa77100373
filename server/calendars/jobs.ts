import { type Db, transaction } from "../../engine/database.ts";
import { takeDue } from "./calendar-store.ts";
import type { Calendars } from "./calendars.ts";
import { keepAttempt, READ_EVERY, tryToRead } from "./keep-reading.ts";

/** A little less than until the next run begins. */
const LONGEST_MS = 50_000;
/** Each is a request to somebody else and a thread of its own for a moment. */
const AT_ONCE = 4;

/** Reads every calendar that is to be read. Runs every minute in one process; where it takes longer, the next run goes on. */
export async function readCalendars(db: Db, calendars: Calendars): Promise<void> {
  const started = performance.now();
  const lane = async (): Promise<void> => {
    while (performance.now() - started < LONGEST_MS && (await readNext(db, calendars)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** @returns whether there was one */
async function readNext(db: Db, calendars: Calendars): Promise<boolean> {
  const [due] = await transaction(db, (tx) => takeDue(tx, 1, READ_EVERY), "take calendar");
  if (!due) return false;
  const attempt = await tryToRead(db, calendars, due);
  await transaction(db, (tx) => keepAttempt(tx, due, attempt), "keep calendar");
  return true;
}
