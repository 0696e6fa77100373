import { isAtWork } from "../../node-catalog/assignment/obstacles/at-work.ts";
import type { EligibilityReason } from "../../node-catalog/assignment/reasons.ts";
import type { BusyAsRead, OffInterval } from "../../node-catalog/kit/facts.ts";
import { type Interval, opensAt } from "../../node-catalog/kit/time.ts";
import type { PersonView } from "./contract.ts";

export interface Presence {
  readonly active: boolean;
  readonly awayUntil: Date | null;
  readonly openIntervals: readonly Interval[] | null;
  readonly offIntervals: readonly OffInterval[];
  readonly busyIntervals: readonly Interval[];
  readonly busyAsRead: BusyAsRead | null;
  readonly now: Date;
}

/** What keeps somebody from being in, as the API calls it. */
const BECAUSE: Partial<Record<EligibilityReason, PersonView["now"]["because"]>> = {
  holiday: "holiday",
  "day-off": "time-off",
  "out-of-hours": "outside-hours",
  busy: "busy",
  "busy-as-read": "busy",
};

/**
 * Is a lead given to them now, why not, and until when does it stay so? As decisions see it; `until` is null when nothing known
 * ends it.
 */
export function presence({ active, awayUntil, now, ...times }: Presence): PersonView["now"] {
  const at = now.getTime();
  if (!active) return { isIn: false, until: null, because: "left", name: null };
  if (awayUntil !== null && awayUntil > now) {
    const until = opensAt(times.openIntervals, awayUntil.getTime()) ?? awayUntil.getTime();
    return { isIn: false, until: toIso(until), because: "away", name: null };
  }
  const obstacle = isAtWork({ awayUntil: null, ...times }, at);
  if (!obstacle) return { isIn: true, until: toIso(leavesAt(times, at)), because: null, name: null };
  const off = times.offIntervals.find(({ from, to }) => from <= at && at < to);
  const until = toIso(obstacle.until ?? off?.to);
  return { isIn: false, until, because: BECAUSE[obstacle.reason] ?? null, name: off?.name || null };
}

/** When work ends, or before that the next thing in their calendar begins. */
function leavesAt(
  { openIntervals, busyIntervals, busyAsRead }: Pick<Presence, "openIntervals" | "busyIntervals" | "busyAsRead">,
  at: number,
): number | undefined {
  const closes = openIntervals?.find(([from, to]) => from <= at && at < to)?.[1];
  const busy = [...busyIntervals, ...(busyAsRead?.intervals ?? [])].filter(([from]) => from > at);
  const next = Math.min(closes ?? Infinity, ...busy.map(([from]) => from));
  return next === Infinity ? undefined : next;
}

const toIso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
