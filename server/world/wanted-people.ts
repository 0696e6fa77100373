import type { WantedFacts } from "../../engine/world.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts, PersonFacts, SharedFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import type { StaticTeam } from "./team-cache.ts";

/** Whose facts a batch has, and whose loads it wants of them. */
export interface Wanted {
  readonly teams: readonly StaticTeam[];
  /** Who is in none of these teams. */
  readonly beside: readonly PersonFacts[];
  readonly loadsOf: WantedFacts["loadsOf"];
}

/** Whose loads are read: members team by team, then people beside them. Who is in two teams is named twice. */
export function toRead({ teams, beside, loadsOf }: Wanted): readonly PersonId[] {
  const isWanted = wantedBy(loadsOf);
  const ids: PersonId[] = [];
  for (const { people } of teams) for (const person of people) if (isWanted(person)) ids.push(person.id);
  for (const person of beside) if (isWanted(person)) ids.push(person.id);
  return ids;
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

export interface PlacedLoads {
  /** In the order of the members. */
  readonly ofTeams: ReadonlyMap<TeamId, TeamFacts["loads"]>;
  readonly beside: SharedFacts["loads"];
}

/** @param loads in the order of {@link toRead} */
export function placeLoads({ teams, beside, loadsOf }: Wanted, loads: readonly LoadFacts[]): PlacedLoads {
  const isWanted = wantedBy(loadsOf);
  let next = 0;
  const take = (person: PersonFacts): LoadFacts | null => (isWanted(person) ? loads[next++]! : null);
  const ofTeams = new Map(teams.map(({ row, people }) => [row.id, people.map(take)]));
  const known = beside.map((person) => [person.id, take(person)] as const).filter(([, load]) => load !== null);
  return { ofTeams, beside: Object.fromEntries(known) as SharedFacts["loads"] };
}

const isLimited = ({ limits }: PersonFacts): boolean => limits.length > 0;

const wantedBy = (loadsOf: WantedFacts["loadsOf"]): ((person: PersonFacts) => boolean) =>
  loadsOf === "everybody" ? () => true : isLimited;
