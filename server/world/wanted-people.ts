import type { WantedFacts } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { StaticTeam } from "./team-cache.ts";

/** Whose loads a batch reads, and whose it holds while it does. */
export interface WantedLoads {
  readonly read: readonly PersonId[];
  /** The lock of their team does not hold them: their loads count over several teams, or they are in none of these. */
  readonly lock: readonly PersonId[];
}

export function wantedLoads(
  teams: readonly StaticTeam[],
  others: readonly PersonFacts[],
  loadsOf: WantedFacts["loadsOf"],
): WantedLoads {
  const everybody = new Map([...teams.flatMap(({ people }) => people), ...others].map((person) => [person.id, person]));
  const wanted = [...everybody.values()].filter((person) => loadsOf === "everybody" || isLimited(person));
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const spanning = teams.flatMap(({ row }) => row.spanning).filter((id) => wantedIds.has(id));
  const outside = others.filter(isLimited).map(({ id }) => id);
  return {
    read: wanted.map(({ id }) => id),
    lock: [...new Set([...spanning, ...outside])],
  };
}

const isLimited = ({ limits }: PersonFacts): boolean => limits.length > 0;
