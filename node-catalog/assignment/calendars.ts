import { Temporal } from "temporal-polyfill";
import type { CalendarPeriods } from "../kit/decision-inputs.ts";
import { isTimeZone } from "../kit/domain.ts";
import type { PersonFacts } from "../kit/facts.ts";
import type { Interval } from "../kit/time.ts";

/** The calendars of those people who have a limit by the calendar; a zone that nobody knows any more counts as UTC. */
export function calendarsOf(people: readonly PersonFacts[], now: number): Readonly<Record<string, CalendarPeriods>> {
  const zones = zonesOf.get(people) ?? new Set(people.filter(hasCalendar).map(({ timeZone }) => timeZone));
  zonesOf.set(people, zones);
  return Object.fromEntries([...zones].map((zone) => [zone, currentPeriods(zone, now)]));
}

/** The people of a team stay the same list from lead to lead. */
const zonesOf = new WeakMap<readonly PersonFacts[], ReadonlySet<string>>();

const hasCalendar = ({ limits }: PersonFacts): boolean => limits.some(goesByCalendar);

const goesByCalendar = ({ window, what }: PersonFacts["limits"][number]): boolean =>
  window === "calendar" && what !== "open";

const known = new Map<string, CalendarPeriods>();

/** Kept while their hour lasts: working them out costs more than deciding. */
function currentPeriods(zone: string, now: number): CalendarPeriods {
  const kept = known.get(zone);
  if (kept && kept.hour[0] <= now && now < kept.hour[1]) return kept;
  const periods = periodsIn(zone, now);
  known.set(zone, periods);
  return periods;
}

/** An hour that a clock change repeats counts as two, one that it skips does not exist; the day then has 25 or 23. */
function periodsIn(timeZone: string, now: number): CalendarPeriods {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(isTimeZone(timeZone) ? timeZone : "UTC");
  const hour = local.round({ smallestUnit: "hour", roundingMode: "floor" });
  const day = local.startOfDay();
  const month = local.with({ day: 1 }).startOfDay();
  return {
    hour: span(hour, hour.add({ hours: 1 })),
    day: span(day, day.add({ days: 1 })),
    month: span(month, month.add({ months: 1 })),
  };
}

const span = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Interval => [
  from.epochMilliseconds,
  to.epochMilliseconds,
];
