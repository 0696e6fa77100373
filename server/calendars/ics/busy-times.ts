import ICAL from "ical.js";
import type { Interval } from "../../../node-catalog/kit/time.ts";
import { type Span, together } from "../intervals.ts";
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

function calendarsIn(text: string): ICAL.Component[] {
  const parsed: unknown[] = ICAL.parse(text);
  // One calendar is an array that begins with its name, several are an array of those.
  const roots = typeof parsed[0] === "string" ? [parsed] : (parsed as unknown[][]);
  const calendars = roots.map((root) => new ICAL.Component(root as never));
  if (calendars.length === 0 || calendars.some(({ name }) => name !== "vcalendar")) throw new Error("not a calendar");
  return calendars;
}

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
    if (changed.includes(event) || !isRepeated(event)) return [spanOf(event, new ICAL.Event(event), local)];
    return repeated(event, changed, local);
  });
}

/** The zone that an event names without its calendar saying what that is. */
function zoneOf(event: ICAL.Component): string | undefined {
  return knownZone(String(event.getFirstProperty("dtstart")?.getParameter("tzid") ?? ""));
}

const isRepeated = (event: ICAL.Component): boolean => event.hasProperty("rrule") || event.hasProperty("rdate");

type Occurrence = Pick<ICAL.Event, "startDate" | "endDate">;

/** A length in hours and minutes is so long also while the clocks change; days are as long as they are. */
function spanOf(event: ICAL.Component, { startDate, endDate }: Occurrence, { timeZone }: Asked): Interval {
  const from = momentOf(startDate, timeZone);
  const length = event.getFirstPropertyValue("duration");
  const isExact = length instanceof ICAL.Duration && !startDate.isDate;
  return [from, isExact ? from + length.toSeconds() * 1000 : momentOf(endDate, timeZone)];
}

function repeated(event: ICAL.Component, changed: readonly ICAL.Component[], asked: Asked): Interval[] {
  const series = new ICAL.Event(event, { exceptions: changed as ICAL.Component[] });
  const elsewhere = new Set(changed.map((one) => String(one.getFirstPropertyValue("recurrence-id"))));
  const times: Interval[] = [];
  const occurrences = series.iterator();
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    if (momentOf(next, asked.timeZone) >= asked.span.to) break;
    if (elsewhere.has(String(next))) continue;
    times.push(spanOf(event, series.getOccurrenceDetails(next), asked));
  }
  return times;
}

/** Free and busy times that are published as such. */
function periodsOf(calendar: ICAL.Component): Interval[] {
  return calendar
    .getAllSubcomponents("vfreebusy")
    .flatMap((one) => one.getAllProperties("freebusy"))
    .filter((property) => String(property.getParameter("fbtype") ?? "BUSY").toUpperCase() !== "FREE")
    .flatMap((property) => property.getValues() as ICAL.Period[])
    .map((period): Interval => [momentOf(period.start, "UTC"), momentOf(period.getEnd(), "UTC")]);
}
