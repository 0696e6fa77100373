import type { CalendarView } from "../../server/calendars/contract.ts";
import { addDays, type Day, todayIn } from "../ui/days.ts";
import { plural, lastedWords, whenNear } from "../ui/time.ts";

type Busy = CalendarView["busy"][number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "read just now", "read 2 min ago", "read yesterday 17:20" */
export function readWords(readAt: string | null, now: number): string {
  if (readAt === null) return "not read yet";
  const age = now - Date.parse(readAt);
  if (age < MINUTE_MS) return "read just now";
  return age < HOUR_MS ? `read ${lastedWords(age)} ago` : `read ${whenNear(readAt, now)}`;
}

/** "could not be read since 09:12" */
export function unreadWords(readAt: string | null, now: number): string {
  return readAt === null ? "could not be read yet" : `could not be read since ${whenNear(readAt, now)}`;
}

/** Somebody's calendars in one line: "calendar.google.com, busy until 10:30", "could not be read since 09:12". */
export function calendarsSummary(calendars: readonly CalendarView[], now: number): string {
  const [first, ...others] = calendars;
  if (!first) return "none connected";
  const unread = calendars.find(({ problem }) => problem !== null);
  const isOne = others.length === 0;
  if (unread) {
    const words = unreadWords(unread.readAt, now);
    return isOne ? words : `${unread.name} ${words}`;
  }
  const all = calendars.flatMap(({ busy }) => busy);
  return [isOne ? first.name : plural(calendars.length, "calendar"), nowWords(all, now)].filter(Boolean).join(", ");
}

function nowWords(busy: readonly Busy[], now: number): string | undefined {
  const until = busyUntil(busy, now);
  if (until !== undefined) return `busy until ${whenNear(until, now)}`;
  const next = Math.min(...busy.map(({ from }) => Date.parse(from)).filter((from) => from > now));
  return Number.isFinite(next) ? `free until ${whenNear(next, now)}` : undefined;
}

/** When what is going on ends, with whatever begins before that; undefined: nothing is. */
function busyUntil(busy: readonly Busy[], now: number): number | undefined {
  let until = now;
  for (const { from, to } of busy.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    if (Date.parse(from) <= until) until = Math.max(until, Date.parse(to));
  }
  return until > now ? until : undefined;
}

/** "Busy today", and at which times: "10:00–10:30", "14:00–15:00". */
export interface BusyDay {
  readonly words: string;
  readonly times: readonly string[];
}

/** What is on today and tomorrow, where somebody is. */
export function busyDays(busy: readonly Busy[], timeZone: string, now: number): readonly BusyDay[] {
  const today = todayIn(timeZone, now);
  const local = localTime(timeZone);
  const spans = busy.map(({ from, to }) => ({ from: local(from), to: local(to) }));
  const [first, second] = [timesOn(today, spans), timesOn(addDays(today, 1), spans)];
  if (first.length + second.length === 0) return [{ words: "Free today and tomorrow", times: [] }];
  return [
    { words: first.length > 0 ? "Busy today" : "Free today", times: first },
    { words: second.length > 0 ? "Busy tomorrow" : "Free tomorrow", times: second },
  ];
}

interface Local {
  readonly day: Day;
  /** "14:20" */
  readonly time: string;
}

function localTime(timeZone: string): (moment: string) => Local {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (moment) => {
    const [day, time] = format.format(new Date(moment)).split(" ") as [Day, string];
    return { day, time };
  };
}

const MIDNIGHT = "00:00";

function timesOn(day: Day, spans: readonly { from: Local; to: Local }[]): string[] {
  return spans
    .filter(({ from, to }) => from.day <= day && (to.day > day || (to.day === day && to.time > MIDNIGHT)))
    .map(({ from, to }) => [from.day < day ? MIDNIGHT : from.time, to.day > day ? "24:00" : to.time])
    .map(([from, to]) => (from === MIDNIGHT && to === "24:00" ? "all day" : `${from}–${to}`));
}
