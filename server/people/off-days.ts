import { Temporal } from "temporal-polyfill";
import type { OffInterval } from "../../node-catalog/kit/facts.ts";
import type { Interval } from "../../node-catalog/kit/time.ts";

/** Whole days, the last one included: "2026-03-01". */
export interface DaysOff {
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface Holiday {
  readonly day: string;
  readonly name: string;
}

export const dayAt = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** When a day begins there: not always at midnight, where the clocks change just then. */
export const startOfDay = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Days off and holidays as moments, ascending; on a day that is both, the day off says more. */
export function offIntervals(
  timeOff: readonly DaysOff[],
  holidays: readonly Holiday[],
  timeZone: string,
): readonly OffInterval[] {
  const own = timeOff.map(({ firstDay, lastDay }) => ({ firstDay, lastDay, kind: "time-off", name: "" }) as const);
  const isTaken = (day: string) => own.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const free = holidays
    .filter(({ day }) => !isTaken(day))
    .map(({ day, name }) => ({ firstDay: day, lastDay: day, kind: "holiday", name }) as const);
  return [...own, ...free]
    .map(({ firstDay, lastDay, kind, name }) => ({
      from: startOfDay(firstDay, timeZone),
      to: startOfDay(addDays(lastDay, 1), timeZone),
      kind,
      name,
    }))
    .toSorted((a, b) => a.from - b.from);
}

/** What is left of `open` outside of `off`. Both ascend; two holidays may fall on one day. */
export function without(open: readonly Interval[], off: readonly OffInterval[]): readonly Interval[] {
  return off.reduce<readonly Interval[]>(
    (left, { from, to }) =>
      left.flatMap(([start, end]): Interval[] => {
        if (to <= start || end <= from) return [[start, end]];
        const pieces: Interval[] = [
          [start, from],
          [to, end],
        ];
        return pieces.filter(([first, last]) => first < last);
      }),
    open,
  );
}
