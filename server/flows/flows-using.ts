import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { readTakenIn } from "./known-queries.ts";
import { listLivePrograms } from "./version-queries.ts";
import { referencesOf } from "./references.ts";

/** Names of the flows that are live or paused and hand leads to this team, or to one that it has taken in. */
export async function flowsUsingTeam(q: Queryable, catalog: Catalog, teamId: TeamId): Promise<string[]> {
  const live = await listLivePrograms(q);
  const ids = [teamId, ...(await readTakenIn(q, teamId))];
  return live
    .filter(({ program }) => {
      const { teams } = referencesOf(program, catalog);
      return ids.some((id) => teams.has(id));
    })
    .map(({ name }) => name);
}

/** Names of the flows that are live or paused and name this person in one of their steps. */
export async function flowsNamingPerson(q: Queryable, catalog: Catalog, personId: PersonId): Promise<string[]> {
  const live = await listLivePrograms(q);
  return live.filter(({ program }) => referencesOf(program, catalog).people.has(personId)).map(({ name }) => name);
}
