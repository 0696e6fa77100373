import { Temporal } from "temporal-polyfill";
import { WEEKDAYS, type Weekday, type WeeklyHours } from "../../../node-catalog/kit/domain.ts";
import { openIntervals } from "../../../node-catalog/kit/open-intervals.ts";
import { DAY, type Interval, isOpen, MINUTE } from "../../../node-catalog/kit/time.ts";

export const DAYS = 7;
export const HOURS = 24;
export const DAY_MINUTES = HOURS * 60;

/** Seven days on the company's clock. */
export interface Week {
  readonly timeZone: string;
  readonly days: readonly { readonly weekday: Weekday; readonly date: string; readonly from: number }[];
  /** When each of the 168 hours begins, and when the last one ends. A skipped hour has no length. */
  readonly hours: readonly number[];
  readonly from: number;
  readonly to: number;
  /** What lies before it is over: of today, what has passed. */
  readonly since: number;
  readonly business: readonly Interval[];
}

/** The seven days from that of `from` on; with `fromMonday` from the Monday after it on. */
export function weekOf(timeZone: string, from: number, business: WeeklyHours, { fromMonday = false } = {}): Week {
  const today = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = fromMonday ? today.add({ days: DAYS + 1 - today.dayOfWeek }) : today;
  const dates = Array.from({ length: DAYS + 1 }, (_, index) => first.add({ days: index }));
  const starts = dates.map((date) => date.toZonedDateTime(timeZone).epochMilliseconds);
  const hours = dates
    .slice(0, DAYS)
    .flatMap((date) => Array.from({ length: HOURS }, (_, hour) => momentOf(date, hour, timeZone)));
  return {
    timeZone,
    days: dates.slice(0, DAYS).map((date, index) => ({
      weekday: WEEKDAYS[date.dayOfWeek - 1]!,
      date: date.toString(),
      from: starts[index]!,
    })),
    hours: [...hours, starts[DAYS]!],
    from: starts[0]!,
    to: starts[DAYS]!,
    since: fromMonday ? starts[0]! : from,
    business: openIntervals(business, timeZone, starts[0]!, DAYS) ?? [[starts[0]!, starts[DAYS]!]],
  };
}

function momentOf(date: Temporal.PlainDate, hour: number, timeZone: string): number {
  return date.toPlainDateTime({ hour }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** Which hours lie, at their beginning, within the company's own. */
export function businessHoursOf({ hours, business }: Week): boolean[] {
  return hours.slice(0, -1).map((at) => isOpen(business, at));
}

/** How many of the hours are over wholly. */
export const pastHoursOf = ({ hours, since }: Week): number => hours.slice(1).filter((end) => end <= since).length;

/** Part of one day, in minutes since its midnight on the wall clock. */
export interface DayPart {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** A span of time as the parts of the days that it touches. */
export function dayPartsOf([from, to]: Interval, week: Week): DayPart[] {
  return week.days.flatMap((day, index) => {
    const end = week.days[index + 1]?.from ?? week.to;
    if (to <= day.from || end <= from) return [];
    return [
      {
        day: index,
        from: minuteAt(from, day.from, end, week.timeZone),
        to: to >= end ? DAY_MINUTES : minuteAt(to, day.from, end, week.timeZone),
      },
    ];
  });
}

function minuteAt(at: number, from: number, end: number, timeZone: string): number {
  if (at <= from) return 0;
  if (end - from === DAY) return Math.floor((at - from) / MINUTE);
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
}

/** Milliseconds that two ascending lists of spans have in common. */
export function overlapMs(a: readonly Interval[], b: readonly Interval[]): number {
  return a.reduce(
    (sum, [from, to]) =>
      sum + b.reduce((part, [start, end]) => part + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0),
    0,
  );
}
