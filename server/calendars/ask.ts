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
  const owner = { timeZone, emails: [email.toLowerCase()] };
  // Asked about other days, or for another zone or name, what has not changed says something else.
  const about = [span.from, timeZone, ...owner.emails].join(" ");
  const reading = await calendars.read(one, { span, owner, marks: marksAbout(about, marks) });
  return reading === "unchanged" ? reading : { ...reading, marks: { ...reading.marks, about } };
}

const marksAbout = (now: string, { about, ...marks }: Marks): Marks => (about === now ? marks : {});
