import type { Queryable } from "../../engine/database.ts";
import { holidaysOf } from "../holidays/holidays.ts";
import type { CalendarEntry } from "./contract.ts";
import { listHolidayKeepers, listTimeOffBetween } from "./time-off-queries.ts";

/** Who is off when, by day: days off of their own and the holidays that they have. */
export async function readCalendar(q: Queryable, { from, to }: { from: string; to: string }): Promise<CalendarEntry[]> {
  const [own, keepers] = await Promise.all([listTimeOffBetween(q, from, to), listHolidayKeepers(q)]);
  const years = yearsOf(from, to);
  const codes = [...new Set(keepers.map((one) => one.holidaysOf))];
  const days = new Map(
    await Promise.all(
      codes.map(async (code) => {
        const all = await Promise.all(years.map((year) => holidaysOf(code, year)));
        return [code, all.flat().filter(({ day }) => from <= day && day <= to)] as const;
      }),
    ),
  );
  const timeOff = own.map(({ repId, firstDay, lastDay, note }): CalendarEntry => {
    return { repId, firstDay, lastDay, kind: "time-off", name: note };
  });
  const holidays = keepers.flatMap(({ repId, holidaysOf: code }) =>
    days.get(code)!.map(({ day, name }): CalendarEntry => {
      return { repId, firstDay: day, lastDay: day, kind: "holiday", name };
    }),
  );
  return [...timeOff, ...holidays].toSorted((a, b) => a.firstDay.localeCompare(b.firstDay));
}

function yearsOf(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
