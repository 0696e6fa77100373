import type { PersonView } from "../../../server/people/contract.ts";
import type { TimeOffView } from "../../../server/time-off/contract.ts";
import { addDays, type Day } from "../../ui/days.ts";
import { useHolidays } from "./use-time-off.ts";

/** Whose days off they are. */
export type OffPerson = Pick<PersonView, "id" | "name" | "timeZone" | "holidaysOf" | "hours">;

/** A day or days on which somebody does not work. */
export interface OffDays {
  readonly first: Day;
  readonly last: Day;
  readonly kind: "holiday" | "time-off";
  /** The holiday's local name, or the note. */
  readonly name: string;
  /** Of days off, by which they are removed. */
  readonly id: string | null;
}

/** What a day is, by name; it may be both. */
export type DayMarks = Partial<Readonly<Record<OffDays["kind"], string>>>;

/** Everything off around the month that is shown: by day for the calendar, in order for the list beside it. */
export function useOffDays(person: OffPerson, month: Day, timeOff: readonly TimeOffView[]) {
  const year = Number(month.slice(0, 4));
  const holidays = [useHolidays(person.holidaysOf, year), useHolidays(person.holidaysOf, year + 1)];
  const entries: OffDays[] = [
    ...holidays.flatMap(({ data }) => data ?? []).map(asOffDay),
    ...timeOff.map(({ id, firstDay, lastDay, note }) => ({
      first: firstDay,
      last: lastDay,
      kind: "time-off" as const,
      name: note,
      id,
    })),
  ].toSorted((a, b) => (a.first < b.first ? -1 : 1));
  const byDay = new Map<Day, DayMarks>();
  for (const entry of entries) {
    for (const day of daysOf(entry)) byDay.set(day, { ...byDay.get(day), [entry.kind]: entry.name });
  }
  const inMonth = month.slice(0, 7);
  const isInMonth = ({ first, last }: OffDays) => first.slice(0, 7) <= inMonth && inMonth <= last.slice(0, 7);
  return {
    byDay,
    /** Holidays of the month, and all days off from then on. */
    listed: entries.filter((entry) => isInMonth(entry) || (entry.kind === "time-off" && entry.first >= month)),
  };
}

const asOffDay = ({ day, name }: { day: Day; name: string }): OffDays => ({
  first: day,
  last: day,
  kind: "holiday",
  name,
  id: null,
});

function daysOf({ first, last }: OffDays): Day[] {
  const days = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
