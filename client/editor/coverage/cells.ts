import type { CoverageRow, CoverageView } from "../../../server/flows/coverage/contract.ts";
import { plural } from "../../ui/time.ts";
import { DAY_NAMES, timeOf } from "../../ui/week.ts";

export const HOURS = 24;

/** One hour of one day. */
export interface Cell {
  readonly day: number;
  readonly hour: number;
  /** Null for an hour that the clocks skip, and where no such lead comes in. */
  readonly people: number | null;
  /** Some of these leads meet nobody, though others do. */
  readonly isPartly: boolean;
  readonly isBusiness: boolean;
  readonly isPast: boolean;
  /** "Friday 15:00: 0, nobody can take these leads. They go to …" */
  readonly words: string;
}

/** By day, then by hour. */
export function cellsOf(view: CoverageView, row: CoverageRow): readonly (readonly Cell[])[] {
  const [partly, never] = [new Set(row.partly), new Set(row.never)];
  return view.days.map(({ weekday, date }, day) =>
    Array.from({ length: HOURS }, (_, hour) => {
      const index = day * HOURS + hour;
      const people = row.people[index] ?? null;
      const isPartly = partly.has(index);
      const isPast = index < view.pastHours;
      const when = `${DAY_NAMES[weekday]}${view.week === "coming" ? ` ${dateWords(date)}` : ""} ${timeOf(hour * 60)}`;
      const said = isPast ? "over." : never.has(index) ? NO_SUCH_LEAD : sayPeople(people, isPartly, row);
      const words = `${when}: ${said}`;
      return { day, hour, people, isPartly, isBusiness: view.businessHours[index] === true, isPast, words };
    }),
  );
}

/** "23 Nov" */
export const dateWords = (date: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(date));

const NO_SUCH_LEAD = "no such lead comes in then.";

function sayPeople(people: number | null, isPartly: boolean, { goesTo }: CoverageRow): string {
  if (people === null) return "there is no such hour, because the clocks change.";
  if (people === 0) return `0, nobody can take these leads. ${goesTo}`;
  const who = `${plural(people, "person", "people")} could take such a lead`;
  return isPartly ? `${who}, but for some of these leads nobody is there.` : `${who}.`;
}
