import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { openIntervals } from "../../node-catalog/kit/open-intervals.ts";
import { DAY, type Interval, isOpen, opensAt } from "../../node-catalog/kit/time.ts";

/** So far ahead decisions can look; computed one day further, for the zones that are behind. */
export const DAYS_AHEAD = 15;

export interface WorkingTime {
  readonly openIntervals: readonly Interval[] | null;
  /** Up to here they are computed; null with them. */
  readonly openUntil: Date | null;
}

/** Weekly hours as the moments that a decision compares. @param now epoch milliseconds */
export function workingTime(hours: WeeklyHours | null, timeZone: string, now: number): WorkingTime {
  return {
    openIntervals: openIntervals(hours, timeZone, now, DAYS_AHEAD),
    openUntil: hours && new Date(now + (DAYS_AHEAD - 1) * DAY),
  };
}

export interface Presence {
  readonly active: boolean;
  readonly awayUntil: Date | null;
  readonly openIntervals: readonly Interval[] | null;
  readonly now: Date;
}

/** Is a lead given to them now, and until when does it stay so? `until` is null when nothing known ends it. */
export function presence({ active, awayUntil, openIntervals: intervals, now }: Presence) {
  const at = now.getTime();
  if (!active) return { isIn: false, until: null };
  const isAway = awayUntil !== null && awayUntil.getTime() > at;
  if (!isAway && isOpen(intervals, at)) return { isIn: true, until: toIso(closesAt(intervals, at)) };
  return { isIn: false, until: toIso(opensAt(intervals, isAway ? awayUntil.getTime() : at)) };
}

function closesAt(intervals: readonly Interval[] | null, at: number): number | undefined {
  return intervals?.find(([from, to]) => from <= at && at < to)?.[1];
}

const toIso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
