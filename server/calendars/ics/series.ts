import ICAL from "ical.js";
import { DAY, type Interval } from "../../../node-catalog/kit/time.ts";
import type { Span } from "../intervals.ts";
import { knownZone, momentOf } from "./moment.ts";

export interface Asked {
  readonly span: Span;
  /** Where days without a time of day, and times without a zone, are meant. */
  readonly timeZone: string;
  readonly keeps: (event: ICAL.Component) => boolean;
}

/** The times of one event, or of one that repeats together with what was changed of it, that keep somebody. */
export function timesOfSeries(events: readonly ICAL.Component[], asked: Asked): Interval[] {
  const changed = events.filter((event) => event.hasProperty("recurrence-id"));
  return events.flatMap((event) => {
    if (!asked.keeps(event)) return [];
    const local = { ...asked, timeZone: zoneNamedBy(event.getFirstProperty("dtstart")) ?? asked.timeZone };
    try {
      // What was moved counts by its own time, wherever in the series it stood before.
      if (changed.includes(event) || !isRepeated(event)) return [spanOf(event, eventOf(event), local)];
      return repeated(event, changed, local);
    } catch {
      // One event that makes no sense keeps nobody, and does not take the others with it.
      return [];
    }
  });
}

const isRepeated = (event: ICAL.Component): boolean => event.hasProperty("rrule") || event.hasProperty("rdate");

/** The zone that is named without the calendar having to say what that is. */
const zoneNamedBy = (property: ICAL.Property | null): string | undefined =>
  knownZone(String(property?.getParameter("tzid") ?? ""));

/** Named what was changed of it, the library does not look for that among all events, for each of them. */
const eventOf = (event: ICAL.Component, changed: readonly ICAL.Component[] = []): ICAL.Event =>
  new ICAL.Event(event, { exceptions: changed as ICAL.Component[] });

type Occurrence = Pick<ICAL.Event, "startDate" | "endDate">;

/** A length in hours and minutes is so long also while the clocks change; days are as long as they are. */
function spanOf(event: ICAL.Component, { startDate, endDate }: Occurrence, { timeZone }: Asked): Interval {
  const from = momentOf(startDate, timeZone);
  const length = event.getFirstPropertyValue("duration");
  const isExact = length instanceof ICAL.Duration && !startDate.isDate;
  const to = isExact ? from + length.toSeconds() * 1000 : momentOf(endDate, timeZone);
  // Some programs name the last day of a whole day instead of the one after it.
  return [from, startDate.isDate && to <= from ? from + DAY : to];
}

/** No zone is further from another, and nobody moves all of a series by more. */
const APART = 8 * DAY;

function repeated(event: ICAL.Component, changed: readonly ICAL.Component[], asked: Asked): Interval[] {
  const series = eventOf(event, changed);
  const [first, firstEnd] = spanOf(event, series, asked);
  const [begin, end] = [asked.span.from - (firstEnd - first) - APART, asked.span.to + APART];
  const isOver = endsAfter(event, asked);
  const isElsewhere = leftOut(event, changed, asked);
  const times: Interval[] = [];
  const occurrences = series.iterator();
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    // Years of a daily event are passed by what their clocks say: what that is in its zone costs fifty times as much.
    const near = clockOf(next);
    if (near > end) break;
    if (near < begin) continue;
    if (isOver(next)) break;
    if (!isElsewhere(next)) times.push(spanOf(event, series.getOccurrenceDetails(next), asked));
  }
  return times;
}

const clockOf = ({ year, month, day, hour, minute }: ICAL.Time): number => Date.UTC(year, month - 1, day, hour, minute);

/**
 * Whether an occurrence comes after the end of its series. The end is a moment or a day (RFC 5545, 3.3.10); taken off the rule,
 * because the library compares a moment with a clock where it does not know the zone.
 */
function endsAfter(event: ICAL.Component, { timeZone }: Asked): (occurrence: ICAL.Time) => boolean {
  const rules = event.getAllProperties("rrule").map((rule) => rule.getFirstValue() as ICAL.Recur);
  const ends = rules.flatMap(({ until }) => until ?? []);
  if (ends.length === 0 || rules.length > 1) return () => false;
  const [until] = ends as [ICAL.Time];
  rules[0]!.until = null as never;
  if (until.isDate) return (occurrence) => dayOf(occurrence) > dayOf(until);
  const last = momentOf(until, timeZone);
  return (occurrence) => momentOf(occurrence, timeZone) > last;
}

/** Whether an occurrence was left out of its series or stands elsewhere; compared as moments, whatever zone each is said in. */
function leftOut(
  event: ICAL.Component,
  changed: readonly ICAL.Component[],
  { timeZone }: Asked,
): (occurrence: ICAL.Time) => boolean {
  const named = [
    event.getAllProperties("exdate"),
    ...changed.map((one) => one.getAllProperties("recurrence-id")),
  ].flat();
  const moments = new Set<number>();
  const days = new Set<number>();
  for (const property of named) {
    const zone = zoneNamedBy(property) ?? timeZone;
    for (const value of property.getValues() as ICAL.Time[]) {
      if (value.isDate) days.add(dayOf(value));
      else moments.add(momentOf(value, zone));
    }
  }
  return (occurrence) => days.has(dayOf(occurrence)) || moments.has(momentOf(occurrence, timeZone));
}

const dayOf = ({ year, month, day }: ICAL.Time): number => Date.UTC(year, month - 1, day);
