import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import type { OffInterval } from "../../node-catalog/kit/facts.ts";
import { openIntervals } from "../../node-catalog/kit/open-intervals.ts";
import { DAY, type Interval } from "../../node-catalog/kit/time.ts";
import { holidaysOf } from "../holidays/holidays.ts";
import { addDays, dayAt, type DaysOff, type Holiday, offIntervals, startOfDay, without } from "./off-days.ts";

/** So far ahead decisions can look; computed one day further, for the zones that are behind. */
export const DAYS_AHEAD = 15;

/** What decides when somebody works. */
export interface Schedule {
  /** null: always. */
  readonly hours: WeeklyHours | null;
  readonly timeZone: string;
  /** "DE", "DE-BY"; null: no holidays. */
  readonly holidaysOf: string | null;
  readonly timeOff: readonly DaysOff[];
}

export interface WorkingTime {
  /** Hours without holidays and days off; null: always. */
  readonly openIntervals: readonly Interval[] | null;
  /** Holidays and days off that touch the days that are computed, whole. */
  readonly offIntervals: readonly OffInterval[];
  /** Up to here they are computed. */
  readonly openUntil: Date;
}

/** A schedule as the moments that a decision compares. @param from epoch milliseconds; begins with that whole day */
export async function workingTime(schedule: Schedule, from: number): Promise<WorkingTime> {
  const { hours, timeZone } = schedule;
  const first = dayAt(from, timeZone);
  const end = addDays(first, DAYS_AHEAD);
  const timeOff = schedule.timeOff.filter(({ firstDay, lastDay }) => first <= lastDay && firstDay < end);
  const off = offIntervals(timeOff, await holidaysBetween(schedule.holidaysOf, first, end), timeZone);
  const open = openIntervals(hours, timeZone, from, DAYS_AHEAD);
  const always: Interval = [startOfDay(first, timeZone), startOfDay(end, timeZone)];
  return {
    openIntervals: off.length === 0 ? open : without(open ?? [always], off),
    offIntervals: off,
    openUntil: new Date(from + (DAYS_AHEAD - 1) * DAY),
  };
}

async function holidaysBetween(code: string | null, first: string, end: string): Promise<readonly Holiday[]> {
  if (code === null) return [];
  const years = new Set([first, end].map((day) => Number(day.slice(0, 4))));
  const holidays = await Promise.all([...years].map((year) => holidaysOf(code, year)));
  return holidays.flat().filter(({ day }) => first <= day && day < end);
}
