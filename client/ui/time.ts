const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Moment = string | number;
const dateOf = (moment: Moment) => new Date(moment);

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** "14:20", in the reader's own zone. */
export const clockTime = (moment: Moment) => clock.format(dateOf(moment));

const startOfDay = (moment: Moment) => dateOf(moment).setHours(0, 0, 0, 0);
// Rounded, because a day on which the clocks change has 23 or 25 hours.
const daysBetween = (from: Moment, to: Moment) => Math.round((startOfDay(to) - startOfDay(from)) / DAY);

/** "14:20" today, "tomorrow 08:00", "Friday 09:00" within the week, else "3 December". */
export function whenNear(moment: Moment, now: number): string {
  const days = daysBetween(now, moment);
  if (days === 0) return clockTime(moment);
  if (days === 1) return `tomorrow ${clockTime(moment)}`;
  if (days === -1) return `yesterday ${clockTime(moment)}`;
  if (days > 1 && days < 7) return `${weekday.format(dateOf(moment))} ${clockTime(moment)}`;
  return dayWords(moment, now);
}

/** "today", "tomorrow", "3 December", with the year when it is another. */
export function dayWords(moment: Moment, now: number): string {
  const days = daysBetween(now, moment);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  const sameYear = dateOf(moment).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayOfYear).format(dateOf(moment));
}

/** "3 December, 14:20" */
export const dayAndTime = (moment: Moment) => `${day.format(dateOf(moment))}, ${clockTime(moment)}`;

/** "now", "12 s", "26 min", "3 h", "2 days": how long ago, or how long it has lasted. */
export function lastedWords(ms: number): string {
  if (ms < 5 * SECOND) return "now";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} days`;
}

/** "11:42", "1:05:00" from an hour on; never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ["week", "day", "hour", "minute", "second"] as const;
export type DurationUnit = (typeof UNITS)[number];

/** "PT1H30M" as "1 hour 30 minutes"; the text itself when it is no duration. */
export function durationWords(text: string): string {
  const parts = durationParts(text);
  return parts.length === 0 ? text : parts.map(([count, unit]) => plural(count, unit)).join(" ");
}

/** "PT1H30M" as [[1, "hour"], [30, "minute"]]; parts of zero are left out. */
export function durationParts(text: string): [count: number, unit: DurationUnit][] {
  const match = DURATION.exec(text);
  if (!match) return [];
  return UNITS.map((unit, index): [number, DurationUnit] => [Number(match[index + 1] ?? 0), unit]).filter(
    ([count]) => count > 0,
  );
}

/** "1 lead", "3 leads" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
