import { Temporal } from "temporal-polyfill";
import type { LeadClock } from "../kit/decision-inputs.ts";
import type { Lead } from "../kit/domain.ts";
import { zonesOfLead } from "../kit/lead-zones.ts";
import { nextTimeOfDay } from "../kit/open-intervals.ts";

/**
 * What time it is for the customer, seen against the hours at which they may be called. A country with several zones counts
 * where the answer is the same in all of them: at night in New York it is night in Los Angeles, too.
 *
 * @param hours times of day, [from, to)
 * @returns null when it cannot be known
 */
export function leadClock(lead: Lead, hours: readonly [string, string], now: number): LeadClock | null {
  const clocks = zonesOfLead(lead).map((timeZone) => clockIn(timeZone, hours, now));
  const [first] = clocks;
  if (!first || clocks.some(({ opensAt }) => (opensAt === null) !== (first.opensAt === null))) return null;
  return clocks.reduce((soonest, one) => ((one.opensAt ?? 0) < (soonest.opensAt ?? 0) ? one : soonest));
}

function clockIn(timeZone: string, [from, to]: readonly [string, string], now: number): LeadClock {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const isOpen = from <= time && time < to;
  return { timeZone, time, opensAt: isOpen ? null : nextTimeOfDay(from, timeZone, now) };
}
