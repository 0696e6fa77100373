import { AppError } from "../../node-catalog/kit/errors.ts";
import { opensAt } from "../../node-catalog/kit/time.ts";
import type { AwayUntil } from "./contract.ts";
import { addDays, dayAt, startOfDay } from "./off-days.ts";
import { type Schedule, workingTime } from "./working-time.ts";

/** Nobody plans a break of more than this; a wrong year is noticed. */
const MOST_DAYS = 800;
const DAY_ONLY = /^\d{4}-\d\d-\d\d$/;

/**
 * The moment at which somebody is back: a day means when their work begins on it, or on the next one on which they work;
 * a day that is wholly theirs (somebody without hours) begins at midnight where they are.
 *
 * @param now epoch milliseconds
 * @throws AppError `away-too-long` (422)
 */
export async function returnAt(until: AwayUntil, schedule: Schedule, now: number): Promise<Date> {
  const at = await momentOf(until, schedule, now);
  if (at.getTime() > startOfDay(addDays(dayAt(now, schedule.timeZone), MOST_DAYS), schedule.timeZone)) {
    throw new AppError("invalid", "away-too-long", `Choose a day within the next ${MOST_DAYS} days.`);
  }
  return at;
}

async function momentOf(until: AwayUntil, schedule: Schedule, now: number): Promise<Date> {
  if (until === "next-working-day") return nextBegin(schedule, now);
  return new Date(DAY_ONLY.test(until) ? await beginOfWork(until, schedule) : until);
}

/** This day's, where it is still to come: somebody who pauses at two in the morning is back at nine. */
async function nextBegin(schedule: Schedule, now: number): Promise<Date> {
  const today = dayAt(now, schedule.timeZone);
  const begin = await beginOfWork(today, schedule);
  return new Date(begin > now ? begin : await beginOfWork(addDays(today, 1), schedule));
}

async function beginOfWork(day: string, schedule: Schedule): Promise<number> {
  const begin = startOfDay(day, schedule.timeZone);
  // From the day before: a night shift that goes on through midnight does not begin there.
  const { openIntervals } = await workingTime(schedule, startOfDay(addDays(day, -1), schedule.timeZone));
  if (schedule.hours === null) return opensAt(openIntervals, begin) ?? begin;
  return openIntervals?.find(([from]) => from >= begin)?.[0] ?? begin;
}
