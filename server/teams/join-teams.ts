import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { lockBalancesAround } from "./balance-store.ts";
import { changeMembers } from "./change-members.ts";
import { lockTeam } from "./teams-store.ts";

/**
 * Makes somebody a member of these teams with a share of 1; where they are one already, nothing changes.
 *
 * @param by who did it; null for a program
 * @throws AppError `team-not-found` (404)
 */
export async function joinTeams(
  tx: Tx,
  personId: PersonId,
  teamIds: readonly TeamId[],
  by: PersonId | null,
): Promise<void> {
  const inOrder = teamIds.toSorted();
  for (const teamId of inOrder) await lockTeam(tx, teamId);
  await lockBalancesAround(tx, inOrder, [personId]);
  for (const teamId of inOrder) await changeMembers(tx, teamId, { join: [personId] }, by);
}
