import type { PersonFacts } from "../../kit/facts.ts";
import { isOpen, opensAt } from "../../kit/time.ts";
import type { Obstacle } from "./obstacle.ts";

type Hours = Pick<PersonFacts, "awayUntil" | "offIntervals" | "openIntervals">;

/** Away, on holiday, on a day off or out of hours; a holiday counts at night, too. */
export function isAtWork(person: Hours, now: number): Obstacle | undefined {
  const { awayUntil, offIntervals, openIntervals } = person;
  if (awayUntil !== null && awayUntil > now) return { reason: "away", until: awayUntil };
  const off = offIntervals.find(({ from, to }) => from <= now && now < to);
  if (off?.kind === "holiday") return { reason: "holiday", until: backAt(person, now), values: { holiday: off.name } };
  if (off) return { reason: "day-off", until: backAt(person, now) };
  return isOpen(openIntervals, now) ? undefined : { reason: "out-of-hours", until: backAt(person, now) };
}

/**
 * The first moment at or after `from` at which somebody is at work by their hours, holidays and days off.
 *
 * @returns null when the hours that are known end before
 */
export function backAt({ offIntervals, openIntervals }: Hours, from: number): number | null {
  let at = opensAt(openIntervals, from);
  // Days off ascend, so one pass moves past all that follow each other.
  for (const off of offIntervals) {
    if (at !== undefined && off.from <= at && at < off.to) at = opensAt(openIntervals, off.to);
  }
  return at ?? null;
}

/** When the answer of {@link isAtWork} may change next; Infinity: never, as far as anything is known. */
export function nextChange({ awayUntil, offIntervals, openIntervals }: Hours, now: number): number {
  let next = awayUntil !== null && awayUntil > now ? awayUntil : Infinity;
  for (const { from, to } of offIntervals) next = earlier(next, from, to, now);
  for (const [from, to] of openIntervals ?? []) next = earlier(next, from, to, now);
  return next;
}

function earlier(next: number, from: number, to: number, now: number): number {
  if (from > now) return Math.min(next, from);
  return to > now ? Math.min(next, to) : next;
}
