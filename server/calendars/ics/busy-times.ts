import ICAL from "ical.js";
import { DAY, type Interval } from "../../../node-catalog/kit/time.ts";
import { type Span, together } from "../intervals.ts";
import { calendarsIn } from "./calendars-in.ts";
import { isBusy } from "./is-busy.ts";
import { knownZone, momentOf } from "./moment.ts";

/** What is asked of a calendar. */
export interface Question {
  /** iCalendar (RFC 5545); several calendars may follow each other. */
  readonly text: string;
  readonly span: Span;
  /** Where days without a time of day, and times without a zone, are meant. */
  readonly timeZone: string;
  /** Whose calendar it is: what they declined does not keep them. Lower case; null: nobody knows. */
  readonly email: string | null;
}

/**
 * When a calendar says that its owner is busy: ascending, apart from each other, inside the span.
 *
 * @throws Error when the text is no calendar
 */
export function busyTimes({ text, ...asked }: Question): readonly Interval[] {
  const times = calendarsIn(text).flatMap((calendar) => [...eventsOf(calendar, asked), ...periodsOf(calendar)]);
  return together(times, asked.span);
}

type Asked = Omit<Question, "text">;

function eventsOf(calendar: ICAL.Component, asked: Asked): Interval[] {
  const series = Map.groupBy(calendar.getAllSubcomponents("vevent"), (event) =>
    String(event.getFirstPropertyValue("uid")),
  );
  return [...series.values()].flatMap((events) => timesOfSeries(events, asked));
}

/** One event, or one that repeats together with what was changed of it. */
function timesOfSeries(events: readonly ICAL.Component[], asked: Asked): Interval[] {
  const changed = events.filter((event) => event.hasProperty("recurrence-id"));
  const usual = events.filter((event) => !event.hasProperty("recurrence-id"));
  // What was moved counts by its own time, wherever in the series it stood before.
  return [...changed, ...usual].flatMap((event) => {
    if (!isBusy(event, asked.email)) return [];
    const local = { ...asked, timeZone: zoneOf(event) ?? asked.timeZone };
    try {
      if (changed.includes(event) || !isRepeated(event)) return [spanOf(event, eventOf(event), local)];
      return repeated(event, changed, local);
    } catch {
      // One event that makes no sense keeps nobody, and does not take the others with it.
      return [];
    }
  });
}

/** The zone that an event names without its calendar saying what that is. */
function zoneOf(event: ICAL.Component): string | undefined {
  return knownZone(String(event.getFirstProperty("dtstart")?.getParameter("tzid") ?? ""));
}

const isRepeated = (event: ICAL.Component): boolean => event.hasProperty("rrule") || event.hasProperty("rdate");

/** Named what was changed of it, the library does not look for that among all events, for each of them. */
const eventOf = (event: ICAL.Component, changed: readonly ICAL.Component[] = []): ICAL.Event =>
  new ICAL.Event(event, { exceptions: changed as ICAL.Component[] });

type Occurrence = Pick<ICAL.Event, "startDate" | "endDate">;

/** A length in hours and minutes is so long also while the clocks change; days are as long as they are. */
function spanOf(event: ICAL.Component, { startDate, endDate }: Occurrence, { timeZone }: Asked): Interval {
  const from = momentOf(startDate, timeZone);
  const length = event.getFirstPropertyValue("duration");
  const isExact = length instanceof ICAL.Duration && !startDate.isDate;
  return [from, isExact ? from + length.toSeconds() * 1000 : momentOf(endDate, timeZone)];
}

/** No zone is further from another, and nobody moves all of a series by more. */
const APART = 8 * DAY;

function repeated(event: ICAL.Component, changed: readonly ICAL.Component[], asked: Asked): Interval[] {
  const series = eventOf(event, changed);
  const elsewhere = new Set(changed.map((one) => String(one.getFirstPropertyValue("recurrence-id"))));
  const [from, to] = spanOf(event, series, asked);
  const [begin, end] = [asked.span.from - (to - from) - APART, asked.span.to + APART];
  const times: Interval[] = [];
  const occurrences = series.iterator();
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    // Years of a daily event are passed by what their clocks say: what that is in its zone costs fifty times as much.
    const near = clockOf(next);
    if (near > end) break;
    if (near < begin || elsewhere.has(String(next))) continue;
    times.push(spanOf(event, series.getOccurrenceDetails(next), asked));
  }
  return times;
}

const clockOf = ({ year, month, day, hour, minute }: ICAL.Time): number => Date.UTC(year, month - 1, day, hour, minute);

/** Free and busy times that are published as such. */
function periodsOf(calendar: ICAL.Component): Interval[] {
  return calendar
    .getAllSubcomponents("vfreebusy")
    .flatMap((one) => one.getAllProperties("freebusy"))
    .filter((property) => String(property.getParameter("fbtype") ?? "BUSY").toUpperCase() !== "FREE")
    .flatMap((property) => property.getValues() as ICAL.Period[])
    .map((period): Interval => [momentOf(period.start, "UTC"), momentOf(period.getEnd(), "UTC")]);
}
