import type ICAL from "ical.js";
import type { Interval } from "../../../node-catalog/kit/time.ts";
import { type Span, together } from "../intervals.ts";
import { calendarsIn } from "./calendars-in.ts";
import { isBusy } from "./is-busy.ts";
import { momentOf } from "./moment.ts";
import { timesOfSeries } from "./series.ts";

/** What is asked of a calendar. */
export interface Question {
  /** iCalendar (RFC 5545); several calendars may follow each other. */
  readonly text: string;
  readonly span: Span;
  /** Where days without a time of day, and times without a zone, are meant. */
  readonly timeZone: string;
  /** What its owner is invited as, in lower case: what they declined does not keep them. */
  readonly emails: readonly string[];
}

/**
 * When a calendar says that its owner is busy: ascending, apart from each other, inside the span.
 *
 * @throws NotACalendar when there is none in the text
 */
export function busyTimes({ text, span, timeZone, emails }: Question): readonly Interval[] {
  const keeps = (event: ICAL.Component): boolean => isBusy(event, emails);
  const times = calendarsIn(text).flatMap((calendar) => [
    ...seriesIn(calendar).flatMap((events) => timesOfSeries(events, { span, timeZone, keeps })),
    ...periodsOf(calendar),
  ]);
  return together(times, span);
}

/** Each is one event, or one that repeats together with what was changed of it. */
function seriesIn(calendar: ICAL.Component): ICAL.Component[][] {
  const events = calendar.getAllSubcomponents("vevent");
  return [...Map.groupBy(events, (event) => String(event.getFirstPropertyValue("uid"))).values()];
}

/** Free and busy times that are published as such. */
function periodsOf(calendar: ICAL.Component): Interval[] {
  return calendar
    .getAllSubcomponents("vfreebusy")
    .flatMap((one) => one.getAllProperties("freebusy"))
    .filter((property) => String(property.getParameter("fbtype") ?? "BUSY").toUpperCase() !== "FREE")
    .flatMap(timesOf);
}

function timesOf(property: ICAL.Property): Interval[] {
  try {
    const periods = property.getValues() as ICAL.Period[];
    return periods.map((period): Interval => [momentOf(period.start, "UTC"), momentOf(period.getEnd(), "UTC")]);
  } catch {
    // Some program has broken it: it keeps nobody.
    return [];
  }
}
