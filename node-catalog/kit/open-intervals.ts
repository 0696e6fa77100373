import { Temporal } from "temporal-polyfill";
import { WEEKDAYS, type WeeklyHours } from "./domain.ts";
import type { Interval } from "./time.ts";

/**
 * Weekly hours as moments: ascending [from, to) pairs in epoch milliseconds, those that touch (at midnight too) merged.
 *
 * A time that a clock change skips stands for the moment of the change, one that happens twice for the first time.
 *
 * @param hours `null` is always open, and stays so
 * @param from the intervals begin with the day on which this moment falls in `timeZone`
 * @param days how many days, that one included
 */
export function openIntervals(
  hours: WeeklyHours | null,
  timeZone: string,
  from: number,
  days: number,
): readonly Interval[] | null {
  if (hours === null) return null;
  const first = dayOf(from, timeZone);
  const intervals = Array.from({ length: days }, (_, index) => first.add({ days: index })).flatMap((day) =>
    hoursOf(hours, day).map(([start, end]): Interval => [momentOf(day, start, timeZone), momentOf(day, end, timeZone)]),
  );
  return merge(intervals.filter(([start, end]) => start < end));
}

/** The first moment after `after` at which the clocks of the zone show `time`; the same rules for clock changes. */
export function nextTimeOfDay(time: string, timeZone: string, after: number): number {
  const today = dayOf(after, timeZone);
  const moment = momentOf(today, time, timeZone);
  return moment > after ? moment : momentOf(today.add({ days: 1 }), time, timeZone);
}

function dayOf(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

function hoursOf(hours: WeeklyHours, day: Temporal.PlainDate): readonly (readonly [string, string])[] {
  return (hours[WEEKDAYS[day.dayOfWeek - 1]!] ?? []).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function momentOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const local = time === "24:00" ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(time);
  const moment = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const isSkipped = !moment.toPlainDateTime().equals(local);
  return (isSkipped ? moment.getTimeZoneTransition("next")! : moment).epochMilliseconds;
}

function merge(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  for (const [from, to] of intervals) {
    const last = merged.at(-1);
    if (last && last[1] >= from) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}
