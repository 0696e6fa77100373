import type { PersonFacts } from "../../kit/facts.ts";
import { isOpen, opensAt } from "../../kit/time.ts";
import type { Obstacle } from "./obstacle.ts";

type Hours = Pick<PersonFacts, "awayUntil" | "offIntervals" | "openIntervals" | "busyIntervals" | "busyAsRead">;

/** Away, on holiday, on a day off, out of hours or busy in their calendar; a holiday counts at night, too. */
export function isAtWork(person: Hours, now: number): Obstacle | undefined {
  const { awayUntil, offIntervals, openIntervals } = person;
  if (awayUntil !== null && awayUntil > now) return { reason: "away", until: awayUntil };
  const off = offIntervals.find(({ from, to }) => from <= now && now < to);
  if (off?.kind === "holiday") return { reason: "holiday", until: backAt(person, now), values: { holiday: off.name } };
  if (off) return { reason: "day-off", until: backAt(person, now) };
  if (!isOpen(openIntervals, now)) return { reason: "out-of-hours", until: backAt(person, now) };
  return isBusy(person, now);
}

/** What was read long ago says so. */
function isBusy(person: Hours, now: number): Obstacle | undefined {
  const { busyIntervals = [], busyAsRead } = person;
  if (isOpen(busyIntervals, now)) return { reason: "busy", until: backAt(person, now) };
  if (!busyAsRead || !isOpen(busyAsRead.intervals, now)) return undefined;
  return { reason: "busy-as-read", until: backAt(person, now), values: { readAt: busyAsRead.at } };
}

/**
 * The first moment at or after `from` at which somebody is at work by their hours, holidays, days off and calendars.
 *
 * @returns null when the hours that are known end before
 */
export function backAt(person: Hours, from: number): number | null {
  const { offIntervals, openIntervals } = person;
  const held = [...offIntervals.map(({ from, to }) => [from, to] as const), ...busyTimes(person)];
  let at = opensAt(openIntervals, from);
  // Each turn moves past one of them: a meeting may begin where a day off ends, and the other way round.
  for (let end = endOf(held, at); end !== undefined; end = endOf(held, at)) at = opensAt(openIntervals, end);
  return at ?? null;
}

const busyTimes = ({ busyIntervals = [], busyAsRead }: Hours) => [...busyIntervals, ...(busyAsRead?.intervals ?? [])];

/** When what is going on at that moment ends. */
function endOf(intervals: readonly (readonly [number, number])[], at: number | undefined): number | undefined {
  return at === undefined ? undefined : intervals.find(([from, to]) => from <= at && at < to)?.[1];
}

/** When the answer of {@link isAtWork} may change next; Infinity: never, as far as anything is known. */
export function nextChange(person: Hours, now: number): number {
  const { awayUntil, offIntervals, openIntervals } = person;
  let next = awayUntil !== null && awayUntil > now ? awayUntil : Infinity;
  for (const { from, to } of offIntervals) next = earlier(next, from, to, now);
  for (const [from, to] of openIntervals ?? []) next = earlier(next, from, to, now);
  for (const [from, to] of busyTimes(person)) next = earlier(next, from, to, now);
  return next;
}

function earlier(next: number, from: number, to: number, now: number): number {
  if (from > now) return Math.min(next, from);
  return to > now ? Math.min(next, to) : next;
}
