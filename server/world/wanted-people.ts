import type { WantedFacts } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { StaticTeam } from "./team-cache.ts";

/** Whose facts a batch has, and whose loads it wants of them. */
export interface Wanted {
  readonly teams: readonly StaticTeam[];
  /** Who is in none of these teams. */
  readonly beside: readonly PersonFacts[];
  readonly loadsOf: WantedFacts["loadsOf"];
}

/** Whom the lock of their team does not hold: their loads count over several teams, or they are in none of these. */
export function toLock({ teams, beside, loadsOf }: Wanted): readonly PersonId[] {
  const isWanted = wantedBy(loadsOf);
  const spanning = teams.flatMap(({ row, people }) => {
    const ids = new Set(row.spanning);
    return ids.size === 0 ? [] : people.filter((person) => ids.has(person.id) && isWanted(person));
  });
  return [...new Set([...spanning, ...beside.filter(isLimited)].map(({ id }) => id))];
}

/** Does a step compare when people got their leads? */
export const asksWhen = ({ loadsOf }: Pick<Wanted, "loadsOf">): boolean => loadsOf === "everybody-and-when";

const isLimited = ({ limits }: PersonFacts): boolean => limits.length > 0;

export const wantedBy = (loadsOf: WantedFacts["loadsOf"]): ((person: PersonFacts) => boolean) =>
  loadsOf === "people-with-limits" ? isLimited : () => true;
