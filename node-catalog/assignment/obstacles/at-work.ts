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
