import type Holidays from "date-holidays";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { DAY } from "../../node-catalog/kit/time.ts";
import type { HolidayCountry, HolidayView } from "./contract.ts";

// Its data take 0.3 s and 38 MB of memory: only a process that is asked for a holiday reads them.
let load: Promise<typeof Holidays> | undefined;
const library = () => (load ??= import("date-holidays").then((module) => module.default));

const known = new Map<string, Promise<readonly HolidayView[]>>();
/** Countries and years asked for are few; whoever tries them all does not fill the memory. */
const MOST_KNOWN = 500;

/**
 * The public holidays of a country or of a part of it, with their local names, in the order of the days. Holidays that
 * begin at noon leave the morning to work and are left out.
 *
 * @param code "DE", "DE-BY"
 * @throws AppError `no-such-country` (422)
 */
export function holidaysOf(code: string, year: number): Promise<readonly HolidayView[]> {
  const key = `${code} ${year}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const computed = computeHolidays(code, year);
  known.set(key, computed);
  computed.catch(() => known.delete(key));
  return computed;
}

/** @throws AppError `no-such-country` (422) */
export async function mustKnowHolidaysOf(code: string | null | undefined): Promise<void> {
  if (code) await calendarOf(code);
}

/** All that {@link holidaysOf} knows, in English, by name. */
export async function listCountries(): Promise<HolidayCountry[]> {
  const Calendar = await library();
  const world = new Calendar();
  return Object.entries(world.getCountries("en"))
    .map(([code, name]) => ({ code, name, parts: partsOf(world, code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

async function computeHolidays(code: string, year: number): Promise<readonly HolidayView[]> {
  const calendar = await calendarOf(code);
  return calendar
    .getHolidays(year)
    .filter(({ type, date }) => type === "public" && date.slice(11, 16) === "00:00")
    .flatMap(({ date, name, start, end }) => daysOf(date.slice(0, 10), start, end).map((day) => ({ day, name })))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** A day in which the clocks change has 23 or 25 hours. */
function daysOf(first: string, start: Date, end: Date): string[] {
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY).toISOString().slice(0, 10),
  );
}

async function calendarOf(code: string): Promise<Holidays> {
  const Calendar = await library();
  const [country = "", part] = code.split("-");
  const world = new Calendar();
  const isPart = part === undefined || Object.hasOwn(world.getStates(country) ?? {}, part);
  if (!Object.hasOwn(world.getCountries(), country) || !isPart) {
    throw new AppError(
      "invalid",
      "no-such-country",
      `There are no holidays known for “${code}”: use a country or a part of one, such as DE or DE-BY.`,
    );
  }
  return part === undefined ? new Calendar(country) : new Calendar(country, part);
}

function partsOf(world: Holidays, country: string): HolidayCountry["parts"] {
  return Object.entries(world.getStates(country) ?? {})
    .filter(([part]) => /^[A-Z0-9]{1,3}$/.test(part))
    .map(([part, name]) => ({ code: `${country}-${part}`, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
