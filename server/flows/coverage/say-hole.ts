import { WEEKDAYS, type Weekday } from "../../../node-catalog/kit/domain.ts";
import { DAY_MINUTES, DAYS } from "./week.ts";
import type { Place } from "./ways.ts";

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** The same part of one or more days, in minutes since midnight. */
export interface SameTime {
  readonly from: number;
  readonly to: number;
  readonly weekdays: readonly Weekday[];
}

/** "Nobody takes Italian leads on Friday after 15:00." @param phrase "Italian leads" */
export function sayHole(phrase: string, { from, to, weekdays }: SameTime): string {
  const time = sayTime(from, to);
  if (weekdays.length === DAYS && time === "") return `Nobody takes ${phrase} on any day of this week.`;
  return `Nobody takes ${phrase} ${sayDays(weekdays)}${time && ` ${time}`}.`;
}

/** "on Friday", "on Saturday and Sunday", "from Monday to Friday", "on any day" */
export function sayDays(weekdays: readonly Weekday[]): string {
  const numbers = weekdays.map((day) => WEEKDAYS.indexOf(day)).toSorted((a, b) => a - b);
  const names = numbers.map((number) => DAY_NAMES[WEEKDAYS[number]!]);
  if (names.length === DAYS) return "on any day";
  const isRow = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
  return isRow && names.length > 2 ? `from ${names[0]} to ${names.at(-1)}` : `on ${list(names, "and")}`;
}

function sayTime(from: number, to: number): string {
  if (from === 0) return to === DAY_MINUTES ? "" : `before ${clock(to)}`;
  return to === DAY_MINUTES ? `after ${clock(from)}` : `between ${clock(from)} and ${clock(to)}`;
}

/** "09:00" from minutes since midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "a, b and c" */
export function list(words: readonly string[], joint: "and" | "or"): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

/** Where leads stay that nobody takes: "They go to the waiting list of Italy." */
export function sayStops(stops: Iterable<Place>, teams: ReadonlyMap<string, string>): string {
  const said = new Set(Array.from(stops, (place) => sayStop(place, teams)));
  return said.size === 0 ? "" : `They ${list([...said].toSorted(), "or")}.`;
}

function sayStop({ stop, node: { type, config } }: Place, teams: ReadonlyMap<string, string>): string {
  const [team] = config === undefined ? [] : (type.needs?.(config).teams ?? []);
  switch (stop) {
    case "list":
      return `go to the waiting list of ${teams.get(team ?? "") ?? "the team"}`;
    case "opening":
      return `wait at “${type.title}” until somebody is in`;
    case "wait":
      return `wait at “${type.title}” first`;
    case "end":
      return `end at “${type.title}” with nobody responsible`;
    case undefined:
      return `stop at “${type.title}”, where nothing is drawn that comes next`;
  }
}
