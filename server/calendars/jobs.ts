import type { Db } from "../../engine/database.ts";
import type { Calendars } from "./calendars.ts";
import { readDueCalendars } from "./keep-reading.ts";

/** A little less than until the next run begins. */
const LONGEST_MS = 50_000;

export const readCalendars = (db: Db, calendars: Calendars): Promise<void> =>
  readDueCalendars(db, calendars, performance.now() + LONGEST_MS);
