import { setImmediate as nextTurn } from "node:timers/promises";
import type { Queryable } from "../../../engine/database.ts";
import type { WeeklyHours } from "../../../node-catalog/kit/domain.ts";
import type { PersonFacts, SharedFacts, TeamFacts } from "../../../node-catalog/kit/facts.ts";
import { openIntervals } from "../../../node-catalog/kit/open-intervals.ts";
import { everybodyIn } from "../../../node-catalog/kit/view-facts.ts";
import { DAY, type Interval } from "../../../node-catalog/kit/time.ts";
import { readUsualHours } from "./coverage-queries.ts";
import { DAYS, type Week } from "./week.ts";

/** A day more at either end, for people whose zone is ahead or behind. */
const AROUND = 2;

/** The same people as they usually work: nobody is away, no holiday and no day off. */
export async function atUsualHours(q: Queryable, shared: SharedFacts, week: Week): Promise<SharedFacts> {
  const everybody = everybodyIn(shared);
  const hours = await readUsualHours(
    q,
    everybody.map(({ id }) => id),
  );
  const known = new Map<string, readonly Interval[] | null>();
  const atUsual = new Map<string, PersonFacts>();
  for (const person of everybody) {
    const usual = hours.get(person.id) ?? null;
    const key = `${person.timeZone} ${JSON.stringify(usual)}`;
    if (!known.has(key)) {
      // Most people share their hours; those who do not cost 0.4 ms of calendar arithmetic each.
      await nextTurn();
      known.set(key, intervalsIn(week, usual, person.timeZone));
    }
    atUsual.set(person.id, {
      ...person,
      awayUntil: null,
      offIntervals: [],
      busyIntervals: [],
      busyAsRead: null,
      openIntervals: known.get(key)!,
    });
  }
  const usual = (person: PersonFacts): PersonFacts => atUsual.get(person.id)!;
  const teams = Object.entries(shared.teams).map(([id, team]): [string, TeamFacts | null] => [
    id,
    team && { ...team, people: team.people.map(usual) },
  ]);
  const people = Object.entries(shared.people).map(([id, person]): [string, PersonFacts] => [id, usual(person)]);
  return { ...shared, teams: Object.fromEntries(teams), people: Object.fromEntries(people) };
}

function intervalsIn({ from }: Week, hours: WeeklyHours | null, timeZone: string): readonly Interval[] | null {
  return openIntervals(hours, timeZone, from - DAY, DAYS + AROUND);
}
