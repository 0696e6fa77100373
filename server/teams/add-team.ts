import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { followPolicy } from "./catch-up-store.ts";
import type { NewTeam } from "./contract.ts";
import { replaceMembers } from "./replace-members.ts";
import { insertTeam } from "./teams-store.ts";

type Founding = Pick<NewTeam, "name" | "leaderId" | "members"> & Partial<NewTeam>;

/**
 * Adds a team with its turn balance.
 *
 * @throws AppError `name-taken` (409), `person-not-found` or `member-twice` (422)
 */
export async function addTeam(
  tx: Tx,
  { name, leaderId, members, absencePolicy = "none", limitsPolicy = "none" }: Founding,
  { by, demo = false }: { readonly by: PersonId | null; readonly demo?: boolean },
): Promise<TeamId> {
  const id = newId();
  await insertTeam(tx, { id, name, leaderId, absencePolicy, limitsPolicy, demo });
  await followPolicy(tx, id, absencePolicy);
  await replaceMembers(tx, id, members, by);
  return id;
}
