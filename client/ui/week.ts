import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";

export const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
export const DAY_MINUTES = 24 * 60;

export const OFFICE_HOURS: WeeklyHours = Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, [["09:00", "17:00"]]]));

/** Minutes since midnight, ascending and apart. */
export type Span = readonly [from: number, to: number];

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function spansOf(hours: WeeklyHours, day: Weekday): Span[] {
  return (hours[day] ?? []).map(([from, to]): Span => [minutesOf(from), minutesOf(to)]).toSorted(([a], [b]) => a - b);
}

/** Is somebody in for all of [from, to) of that day? */
export function isIn(hours: WeeklyHours, day: Weekday, from: number, to: number): boolean {
  return spansOf(hours, day).some(([start, end]) => start <= from && to <= end);
}

/** The hours with [from, to) of that day switched on or off; times outside of it stay to the minute. */
export function paint(hours: WeeklyHours, day: Weekday, from: number, to: number, on: boolean): WeeklyHours {
  const rest = spansOf(hours, day).flatMap(([start, end]): Span[] => [
    [start, Math.min(end, from)],
    [Math.max(start, to), end],
  ]);
  return withDay(hours, day, on ? [...rest, [from, to]] : rest);
}

/** Joins what touches and leaves out what is empty; a day without hours is a day off. */
export function withDay(hours: WeeklyHours, day: Weekday, spans: readonly Span[]): WeeklyHours {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.filter(([from, to]) => from < to).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  const { [day]: _, ...others } = hours;
  if (merged.length === 0) return others;
  return { ...others, [day]: merged.map(([from, to]) => [timeOf(from), timeOf(to)]) };
}

/** The day after, round the week. */
export const dayAfter = (day: Weekday): Weekday => WEEK[(WEEK.indexOf(day) + 1) % WEEK.length]!;

/**
 * The hours with one span of a day set anew. One that ends at or before its start goes past midnight: the day keeps what is
 * before, the next day what is after.
 *
 * @param at the span's place in {@link spansOf}; one past the end adds a span
 */
export function withSpan(hours: WeeklyHours, day: Weekday, at: number, [from, to]: Span): WeeklyHours {
  const others = spansOf(hours, day).toSpliced(at, 1);
  if (from < to) return withDay(hours, day, [...others, [from, to]]);
  const tonight = withDay(hours, day, [...others, [from, DAY_MINUTES]]);
  const next = dayAfter(day);
  return withDay(tonight, next, [...spansOf(tonight, next), [0, to]]);
}

/** What {@link withSpan} makes of a span past midnight; undefined for one within the day. */
export function midnightWords(day: Weekday, [from, to]: Span): string | undefined {
  if (from < to) return undefined;
  const rest = to === 0 ? "" : ` and ${DAY_NAMES[dayAfter(day)]} 00:00 to ${timeOf(to)}`;
  return `${DAY_NAMES[day]} ${timeOf(from)} to ${timeOf(to)} goes past midnight. It is kept as ${DAY_NAMES[day]} ${timeOf(from)} to 24:00${rest}.`;
}

/** The hours with those of one day on other days, too. */
export function copyDay(hours: WeeklyHours, from: Weekday, to: readonly Weekday[]): WeeklyHours {
  return to.reduce((result, day) => withDay(result, day, spansOf(hours, from)), hours);
}

/** "8.5 h", "off" */
export function lengthWords(hours: WeeklyHours, day: Weekday): string {
  const minutes = spansOf(hours, day).reduce((sum, [from, to]) => sum + to - from, 0);
  return minutes === 0 ? "off" : `${Number((minutes / 60).toFixed(2))} h`;
}

/** "Mon–Fri 09:00–17:00", "Mon, Wed 08:00–12:00, 13:00–17:00; Fri 08:00–12:00": days with the same times together. */
export function hoursWords(hours: WeeklyHours | null): string {
  if (hours === null) return "Always";
  const groups = new Map<string, Weekday[]>();
  for (const day of WEEK) {
    const times = (hours[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", ");
    if (times) groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  if (groups.size === 0) return "Never";
  return [...groups].map(([times, days]) => `${daysWords(days)} ${times}`).join("; ");
}

function daysWords(days: readonly Weekday[]): string {
  const short = (day: Weekday) => DAY_NAMES[day].slice(0, 3);
  const isRow = days.length > 2 && WEEK.indexOf(days.at(-1)!) - WEEK.indexOf(days[0]!) === days.length - 1;
  return isRow ? `${short(days[0]!)}–${short(days.at(-1)!)}` : days.map(short).join(", ");
}

/** Where "now" is in the week of that zone. */
export function weekPosition(now: number, timeZone: string): { day: Weekday; minutes: number } {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: part.weekday!.toLowerCase().slice(0, 3) as Weekday,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}
