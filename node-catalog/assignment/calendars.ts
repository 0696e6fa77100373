import { Temporal } from "temporal-polyfill";
import type { CalendarPeriods } from "../kit/decision-inputs.ts";
import { isTimeZone } from "../kit/domain.ts";
import type { PersonFacts } from "../kit/facts.ts";
import type { Interval } from "../kit/time.ts";

type Zones = Readonly<Record<string, CalendarPeriods>>;

/** The calendars of those people who have a limit by the calendar; a zone that nobody knows any more counts as UTC. */
export function calendarsOf(people: readonly PersonFacts[], now: number): Zones {
  const byCalendar = people.filter(({ limits }) =>
    limits.some(({ window, what }) => window === "calendar" && what !== "open"),
  );
  return Object.fromEntries(
    new Set(byCalendar.map(({ timeZone }) => timeZone)).values().map((zone) => [zone, periodsIn(zone, now)]),
  );
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
