import type { Calendars } from "./calendars.ts";
import type { StoredCalendar } from "./calendar-store.ts";
import type { Connection } from "./connection.ts";
import type { Marks, Reading } from "./source.ts";
import { readSpan } from "./spans.ts";

/** Whose calendar it is, and what is known of it from the reading before. */
export type Owner = Pick<StoredCalendar, "timeZone" | "email" | "marks">;

/**
 * Asks a calendar when its owner is busy in the days around `now`, epoch milliseconds.
 *
 * @throws AppError with a sentence for its owner
 */
export async function ask(
  calendars: Calendars,
  one: Connection,
  { timeZone, email, marks }: Owner,
  now: number,
): Promise<Reading | "unchanged"> {
  const span = readSpan(now);
  const owner = { timeZone, email: email.toLowerCase() };
  const reading = await calendars.read(one, { span, owner, marks: marksOfToday(marks, span.from) });
  return reading === "unchanged" ? reading : { ...reading, marks: { ...reading.marks, day: String(span.from) } };
}

/** Read on another day, for other days, what has not changed says more now. */
const marksOfToday = ({ day, ...marks }: Marks, from: number): Marks => (day === String(from) ? marks : {});
