import { WEEKDAYS, type WeeklyHours } from "../../../node-catalog/kit/domain.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;
/** Later ones are of no use yet. */
const DAYS_AHEAD = 35;

/** An hour that the clocks of a zone skip or show twice. */
export interface ClockChange {
  readonly kind: "skipped" | "twice";
  /** Midnight of its day, as if that were UTC. */
  readonly day: number;
  /** Minutes of the day, on the wall. */
  readonly from: number;
  readonly to: number;
}

/**
 * The next change of the clocks within the next five weeks.
 *
 * @param now epoch milliseconds
 */
export function nextClockChange(timeZone: string, now: number): ClockChange | undefined {
  const offsetAt = offsetsOf(timeZone);
  for (let day = 0; day < DAYS_AHEAD; day++) {
    const before = now + day * DAY_MS;
    const [was, will] = [offsetAt(before), offsetAt(before + DAY_MS)];
    if (was === will) continue;
    // What the old clock would show at that moment, and the new one does.
    const at = momentOfChange(offsetAt, before, before + DAY_MS);
    const wall = at + Math.min(was, will) * MINUTE_MS;
    const dayStart = Math.floor(wall / DAY_MS) * DAY_MS;
    const from = (wall - dayStart) / MINUTE_MS;
    return {
      kind: will > was ? "skipped" : "twice",
      day: dayStart,
      from,
      to: Math.min(DAY_MINUTES, from + Math.abs(will - was)),
    };
  }
  return undefined;
}

/**
 * What the next change of the clocks means for these hours, as `openIntervals` decides it: what is skipped stands for the
 * moment of the change, what comes twice for the first time. Undefined when it falls outside of them, or is not near.
 */
export function clockChangeWords(hours: WeeklyHours | null, timeZone: string, now: number): string | undefined {
  const change = hours && nextClockChange(timeZone, now);
  if (!change) return undefined;
  const { kind, day, from, to } = change;
  const ofDay = (hours[WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]!] ?? []).map(
    ([start, end]) => [minutesOf(start), minutesOf(end)] as const,
  );
  if (!ofDay.some(([start, end]) => start < to && from < end)) return undefined;
  const isInside = (minute: number) => from < minute && minute < to;
  const isCut = ofDay.flat().some(isInside);
  const [turn, what, then] =
    kind === "skipped"
      ? [
          "forward",
          "does not exist",
          isCut ? `Hours that begin or end in it do so at ${clockOf(to)}.` : "That day is shorter.",
        ]
      : [
          "back",
          "comes twice",
          isCut ? "Hours that begin or end in it do so the first time." : "Leads come both times.",
        ];
  return `On ${dayName.format(day)} the clocks go ${turn}: ${clockOf(from)} to ${clockOf(to)} ${what}. ${then}`;
}

type OffsetAt = (moment: number) => number;

/** In minutes ahead of UTC. */
function offsetsOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (moment) => {
    const name = format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** To the minute: the first with the new offset. */
function momentOfChange(offsetAt: OffsetAt, before: number, after: number): number {
  let [low, high] = [Math.floor(before / MINUTE_MS), Math.ceil(after / MINUTE_MS)];
  const was = offsetAt(before);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS) === was) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

const dayName = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
