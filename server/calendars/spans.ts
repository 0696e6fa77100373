import { DAY } from "../../node-catalog/kit/time.ts";
import type { Span } from "./intervals.ts";

/** Whole days, so that what does not change is the same from one reading to the next until the day is over. */
const dayOf = (now: number): number => Math.floor(now / DAY) * DAY;

/** So much of a calendar is read: what is ahead is known also when it cannot be read for a while. */
export function readSpan(now: number): Span {
  return { from: dayOf(now) - DAY, to: dayOf(now) + 15 * DAY };
}

/**
 * So much of it decisions are told: it is part of what receipts refer to, so no more than they need.
 *
 * @param freeUntil what is before does not count, because they said so
 */
export function knownSpan(now: number, freeUntil: Date | null): Span {
  return { from: Math.max(dayOf(now), freeUntil?.getTime() ?? 0), to: dayOf(now) + 3 * DAY };
}
