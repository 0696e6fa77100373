import { backAt } from "../../node-catalog/assignment/obstacles/at-work.ts";
import type { OffInterval } from "../../node-catalog/kit/facts.ts";
import { type Interval, isOpen, opensAt } from "../../node-catalog/kit/time.ts";
import type { PersonView } from "./contract.ts";

export interface Presence {
  readonly active: boolean;
  readonly awayUntil: Date | null;
  readonly openIntervals: readonly Interval[] | null;
  readonly offIntervals: readonly OffInterval[];
  readonly busyIntervals: readonly Interval[];
  readonly now: Date;
}

/** Is a lead given to them now, why not, and until when does it stay so? `until` is null when nothing known ends it. */
export function presence({ active, awayUntil, now, ...times }: Presence): PersonView["now"] {
  const { openIntervals, offIntervals, busyIntervals } = times;
  const at = now.getTime();
  if (!active) return { isIn: false, until: null, because: "left", name: null };
  if (awayUntil !== null && awayUntil > now) {
    const until = opensAt(openIntervals, awayUntil.getTime()) ?? awayUntil.getTime();
    return { isIn: false, until: toIso(until), because: "away", name: null };
  }
  if (!isOpen(openIntervals, at)) {
    const off = offIntervals.find(({ from, to }) => from <= at && at < to);
    const until = toIso(opensAt(openIntervals, at) ?? off?.to);
    return { isIn: false, until, because: off?.kind ?? "outside-hours", name: off?.name || null };
  }
  if (isOpen(busyIntervals, at)) {
    const until = backAt({ awayUntil: null, ...times }, at) ?? endOf(busyIntervals, at);
    return { isIn: false, until: toIso(until), because: "busy", name: null };
  }
  return { isIn: true, until: toIso(leavesAt(openIntervals, busyIntervals, at)), because: null, name: null };
}

/** When work ends, or before that the next thing in their calendar begins. */
function leavesAt(open: readonly Interval[] | null, busy: readonly Interval[], at: number): number | undefined {
  const closes = open === null ? undefined : endOf(open, at);
  const next = busy.find(([from]) => from > at)?.[0];
  return next !== undefined && (closes === undefined || next < closes) ? next : closes;
}

const endOf = (intervals: readonly Interval[], at: number): number | undefined =>
  intervals.find(([from, to]) => from <= at && at < to)?.[1];

const toIso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
