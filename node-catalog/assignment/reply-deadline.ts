import type { PersonId } from "../kit/domain.ts";
import type { FactsView, PersonFacts } from "../kit/facts.ts";
import { afterOpenTime, durationMs, type Interval } from "../kit/time.ts";

/** How a deadline is counted: by the clock, or only while the person who has the lead is at work. */
export type Counting = "clock" | "working-time";

/** When somebody has had `within` (ISO 8601) from `now` on, in epoch milliseconds. */
export function replyDeadline(
  personId: PersonId,
  facts: FactsView,
  { within, counts }: { readonly within: string; readonly counts: Counting },
  now: number,
): number {
  const person = counts === "clock" ? undefined : facts.person(personId);
  return afterOpenTime(person ? workingTime(person) : null, now, durationMs(within));
}

const ALWAYS: readonly Interval[] = [[-Infinity, Infinity]];

/** Working hours without holidays and days off; `null` is always. */
function workingTime({ openIntervals, offIntervals }: PersonFacts): readonly Interval[] | null {
  if (offIntervals.length === 0) return openIntervals;
  return offIntervals.reduce<readonly Interval[]>(
    (left, off) => left.flatMap((interval) => without(interval, off)),
    openIntervals ?? ALWAYS,
  );
}

function without([from, to]: Interval, off: { readonly from: number; readonly to: number }): Interval[] {
  const parts: Interval[] = [
    [from, Math.min(to, off.from)],
    [Math.max(from, off.to), to],
  ];
  return parts.filter(([start, end]) => start < end);
}
