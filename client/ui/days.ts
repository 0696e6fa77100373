import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { dayWords } from "./time.ts";
import { WEEK } from "./week.ts";

/** "2026-12-24": a day wherever somebody is, without a time. */
export type Day = string;

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS_AHEAD = 60;

/** UTC, so that days of 23 and 25 hours do not matter. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

const weekdayOf = (day: Day) => WEEK[(new Date(day).getUTCDay() + 6) % 7]!;

/** The day that it is now in a zone. */
export const todayIn = (timeZone: string, now: number): Day =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);

/** "21 December to 2 January 2027", "24 December" */
export function daysWords(first: Day, last: Day, now: number): string {
  const words = (day: Day) => dayWords(`${day}T00:00`, now);
  return first === last ? words(first) : `${words(first)} to ${words(last)}`;
}

/**
 * The first day after `last` on which somebody works, going by their week and the days that are off; undefined when there
 * is none in the two months that follow.
 */
export function backOn(last: Day, hours: WeeklyHours | null, isOff: (day: Day) => boolean): Day | undefined {
  return Array.from({ length: MOST_DAYS_AHEAD }, (_, index) => addDays(last, index + 1)).find(
    (day) => !isOff(day) && (hours === null || (hours[weekdayOf(day)] ?? []).length > 0),
  );
}

/** The day after a week's end: "until Monday". */
export function nextMonday(today: Day): Day {
  const ahead = 7 - WEEK.indexOf(weekdayOf(today));
  return addDays(today, ahead);
}
