import { WEEKDAYS, type Weekday, type WeeklyHours } from "../../../node-catalog/kit/domain.ts";

const TITLES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const SPAN = /^(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)$/;
const DAYS_AND_TIMES = /^([A-Za-z][A-Za-z\s,–-]*?)\s+(\d.*)$/;

/** "Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00"; "always"; "never". */
export function printHours(hours: WeeklyHours | null): string {
  if (hours === null) return "always";
  const times = WEEKDAYS.map((day) => (hours[day] ?? []).map(([from, to]) => `${from}-${to}`).join(", "));
  const groups: string[] = [];
  for (let first = 0; first < times.length; first++) {
    let last = first;
    while (last + 1 < times.length && times[last + 1] === times[first]) last++;
    const days = first === last ? TITLES[first] : `${TITLES[first]}-${TITLES[last]}`;
    if (times[first]) groups.push(`${days} ${times[first]}`);
    first = last;
  }
  return groups.join("; ") || "never";
}

/**
 * What {@link printHours} writes, and a little more freely: 9:00 for 09:00, "Mon, Wed" for several days.
 *
 * @returns weekly hours that are still to be checked; undefined when it cannot be read
 */
export function parseHours(text: string): Partial<Record<Weekday, [string, string][]>> | null | undefined {
  if (/^always$/i.test(text)) return null;
  if (/^never$/i.test(text)) return {};
  const hours: Partial<Record<Weekday, [string, string][]>> = {};
  for (const part of text.split(";").filter((one) => one.trim())) {
    const [, daysText, timesText] = DAYS_AND_TIMES.exec(part.trim()) ?? [];
    const days = daysText === undefined ? undefined : parseDays(daysText);
    const times = timesText?.split(",").map((one) => SPAN.exec(one.trim()));
    if (!days || !times) return undefined;
    for (const span of times) {
      if (!span) return undefined;
      for (const day of days) (hours[day] ??= []).push([span[1]!.padStart(5, "0"), span[2]!.padStart(5, "0")]);
    }
  }
  return hours;
}

function parseDays(text: string): Weekday[] | undefined {
  const days = text.split(",").map((part) => {
    const [first, last = first, ...rest] = part.split(/[-–]/).map((name) => indexOfDay(name));
    if (first === undefined || last === undefined || rest.length > 0 || last < first) return undefined;
    return WEEKDAYS.slice(first, last + 1);
  });
  return days.every((part) => part !== undefined) ? days.flat() : undefined;
}

function indexOfDay(name: string): number | undefined {
  const index = WEEKDAYS.findIndex((day) => name.trim().toLowerCase().startsWith(day));
  return index < 0 ? undefined : index;
}
