import type { CalendarPeriods } from "../../kit/decision-inputs.ts";
import type { Limit, LoadFacts, PersonFacts } from "../../kit/facts.ts";
import { DAY, HOUR } from "../../kit/time.ts";
import { countSince } from "../given-within.ts";
import type { Obstacle } from "./obstacle.ts";

const WINDOWS = { hour: HOUR, day: DAY, month: 30 * DAY };

/**
 * The limit that is reached and holds longest, if any; open leads before limits by time, for nobody knows when they end.
 * A limit below 1, which no form accepts, is always reached.
 *
 * @param calendar of the person's own zone; needed where a limit goes by the calendar
 */
export function limitReached(
  { limits }: Pick<PersonFacts, "limits">,
  load: LoadFacts,
  calendar: CalendarPeriods | undefined,
  now: number,
): Obstacle | undefined {
  let longest: Obstacle | undefined;
  for (const limit of limits) {
    const reached = reachedBy(limit, load, calendar, now);
    if (reached && (!longest || endOf(reached) > endOf(longest))) longest = reached;
  }
  return longest;
}

const endOf = ({ until }: Obstacle): number => until ?? Infinity;

function reachedBy(
  { what, most, window }: Limit,
  load: LoadFacts,
  calendar: CalendarPeriods | undefined,
  now: number,
): Obstacle | undefined {
  if (what === "open") {
    const count = load.openLeads;
    return count < most ? undefined : { reason: "limit-open", values: { count, most } };
  }
  const givenAt = load.givenAt ?? [];
  // Most have had far fewer leads than their limits allow: then there is nothing to count.
  if (givenAt.length < most) return undefined;
  const period = window === "calendar" ? calendar?.[what] : undefined;
  const count = countSince(givenAt, period ? period[0] : now - WINDOWS[what] + 1);
  if (count < most) return undefined;
  // A place is free again when the oldest of the last `most` leads is out of the window.
  const oldest = givenAt[givenAt.length - most];
  const until = period ? period[1] : oldest === undefined ? null : oldest + WINDOWS[what];
  return { reason: `limit-${what}`, until: most < 1 ? null : until, values: { count, most } };
}
