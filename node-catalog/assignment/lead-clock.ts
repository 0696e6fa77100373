import { Temporal } from "temporal-polyfill";
import type { LeadClock } from "../kit/decision-inputs.ts";
import type { Lead } from "../kit/domain.ts";
import { zonesOfLead } from "../kit/lead-zones.ts";
import { nextTimeOfDay } from "../kit/open-intervals.ts";
import { MINUTE } from "../kit/time.ts";

type Hours = readonly [from: string, to: string];

/**
 * What time it is for the customer, seen against the hours at which they may be called. A country with several zones counts
 * where the answer is the same in all of them: at night in New York it is night in Los Angeles, too.
 *
 * @param hours times of day, [from, to)
 * @returns null when it cannot be known
 */
export function leadClock(lead: Lead, hours: Hours, now: number): LeadClock | null {
  const clocks = zonesOfLead(lead).map((timeZone) => clockIn(timeZone, hours, now));
  const [first] = clocks;
  if (!first || clocks.some(({ opensAt }) => (opensAt === null) !== (first.opensAt === null))) return null;
  return clocks.reduce((soonest, one) => ((one.opensAt ?? 0) < (soonest.opensAt ?? 0) ? one : soonest));
}

const known = new Map<string, { readonly minute: number; readonly clock: LeadClock }>();

/** Kept while its minute lasts: a country with thirty zones costs more than deciding. */
function clockIn(timeZone: string, hours: Hours, now: number): LeadClock {
  const key = `${timeZone} ${hours.join(" ")}`;
  const minute = Math.floor(now / MINUTE);
  const kept = known.get(key);
  if (kept?.minute === minute) return kept.clock;
  const clock = readClock(timeZone, hours, now);
  known.set(key, { minute, clock });
  return clock;
}

function readClock(timeZone: string, [from, to]: Hours, now: number): LeadClock {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const isOpen = from <= time && time < to;
  return { timeZone, time, opensAt: isOpen ? null : nextTimeOfDay(from, timeZone, now) };
}
