import type { OffInterval } from "../../node-catalog/kit/facts.ts";
import { type Interval, isOpen, opensAt } from "../../node-catalog/kit/time.ts";
import type { PersonView } from "./contract.ts";

export interface Presence {
  readonly active: boolean;
  readonly awayUntil: Date | null;
  readonly openIntervals: readonly Interval[] | null;
  readonly offIntervals: readonly OffInterval[];
  readonly now: Date;
}

/** Is a lead given to them now, why not, and until when does it stay so? `until` is null when nothing known ends it. */
export function presence({ active, awayUntil, openIntervals, offIntervals, now }: Presence): PersonView["now"] {
  const at = now.getTime();
  if (!active) return { isIn: false, until: null, because: "left", name: null };
  if (awayUntil !== null && awayUntil > now) {
    const until = opensAt(openIntervals, awayUntil.getTime()) ?? awayUntil.getTime();
    return { isIn: false, until: toIso(until), because: "away", name: null };
  }
  if (isOpen(openIntervals, at)) {
    return { isIn: true, until: toIso(closesAt(openIntervals, at)), because: null, name: null };
  }
  const off = offIntervals.find(({ from, to }) => from <= at && at < to);
  const until = toIso(opensAt(openIntervals, at) ?? off?.to);
  return { isIn: false, until, because: off?.kind ?? "outside-hours", name: off?.name || null };
}

function closesAt(intervals: readonly Interval[] | null, at: number): number | undefined {
  return intervals?.find(([from, to]) => from <= at && at < to)?.[1];
}

const toIso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
