import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { lockBalancesAround } from "./balance-store.ts";
import { replaceMembers } from "./replace-members.ts";
import { lockTeam, readMembers } from "./teams-store.ts";

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
  for (const teamId of inOrder) {
    const members = await readMembers(tx, teamId);
    if (members.some(({ id }) => id === personId)) continue;
    const all = [...members.map(({ id, weight }) => ({ repId: id, weight })), { repId: personId, weight: 1 }];
    await replaceMembers(tx, teamId, all, by);
  }
}
