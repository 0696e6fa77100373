import type { Measure } from "../kit/decision-inputs.ts";
import { DAY } from "../kit/time.ts";

/** How far back the leads count that somebody was given, in milliseconds, for measures that count those. */
export const GIVEN_WITHIN = { week: 7 * DAY, month: 30 * DAY } as const satisfies Partial<Record<Measure, number>>;

/** Undefined: it counts something else. */
export const windowOf = (measure: Measure | undefined): number | undefined =>
  measure === "week" || measure === "month" ? GIVEN_WITHIN[measure] : undefined;

/** How many of the ascending moments are at or after `from`; by halves, for a month may hold hundreds. */
export function countSince(moments: readonly number[], from: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (moments[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return moments.length - low;
}

/** How many leads somebody was given in the last `window` milliseconds. */
export const countGiven = (givenAt: readonly number[], window: number, now: number): number =>
  countSince(givenAt, now - window + 1);
