import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";

const day = z.iso.date("Use a day such as 2026-03-01; 29 February is only in leap years.");
/** Longer than any leave, and short enough that a wrong year is noticed. */
const MOST_DAYS = 800;

/** Days off of somebody's own: whole days where they are, the last one included. */
export const timeOffView = z.object({
  id: uuid,
  repId: uuid,
  firstDay: z.string(),
  lastDay: z.string(),
  note: z.string(),
});
export type TimeOffView = z.infer<typeof timeOffView>;

const days = { firstDay: day, lastDay: day, note: z.string().trim().max(200) };

export const newTimeOff = z
  .object({ ...days, note: days.note.default("") })
  .refine(inOrder, { path: ["lastDay"], error: "The last day must not be before the first." })
  .refine(inBounds, { path: ["lastDay"], error: `At most ${MOST_DAYS} days at once.` });
export type NewTimeOff = z.infer<typeof newTimeOff>;

/** What it does not name stays; the two days are checked together again. */
export const timeOffChange = z.object(days).partial();
export type TimeOffChange = z.infer<typeof timeOffChange>;

export const byTimeOff = z.object({ id: uuid, timeOffId: uuid });

/** `GET /time-off?from=&to=`: everybody's, for a calendar; days off and public holidays, by day. */
export const calendarQuery = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => inOrder({ firstDay: from, lastDay: to }), {
    path: ["to"],
    error: "This is before the start.",
  })
  .refine(({ from, to }) => inBounds({ firstDay: from, lastDay: to }), {
    path: ["to"],
    error: `At most ${MOST_DAYS} days.`,
  });

export const calendarEntry = z.object({
  repId: uuid,
  firstDay: z.string(),
  lastDay: z.string(),
  kind: z.enum(["time-off", "holiday"]),
  /** The holiday's local name, or the note. */
  name: z.string(),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

function inOrder({ firstDay, lastDay }: Days): boolean {
  return firstDay <= lastDay;
}

function inBounds({ firstDay, lastDay }: Days): boolean {
  return Date.parse(lastDay) - Date.parse(firstDay) < MOST_DAYS * 86_400_000;
}
