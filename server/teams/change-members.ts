import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { MembersChange } from "./contract.ts";
import { replaceMembers } from "./replace-members.ts";
import { lockTeam, readMembers } from "./teams-store.ts";

/**
 * Changes only the members that are named: what others do to the rest at the same moment stays. Who joins and is there
 * already keeps their share; who leaves and is not there is no error.
 *
 * @param by who did it; null for a program
 * @throws AppError `team-not-found` (404), `person-not-found` (422)
 */
export async function changeMembers(
  tx: Tx,
  teamId: TeamId,
  { join = [], leave = [], shares = [] }: MembersChange,
  by: PersonId | null,
): Promise<void> {
  await lockTeam(tx, teamId);
  // Read under the lock: a list from before it would undo what somebody else has just saved.
  const before = new Map((await readMembers(tx, teamId)).map(({ id, weight }) => [id, weight]));
  const members = new Map(before);
  for (const id of join) members.set(id, members.get(id) ?? 1);
  for (const { repId, weight } of shares) members.set(repId, weight);
  for (const id of leave) members.delete(id);
  if (members.size === before.size && [...members].every(([id, weight]) => before.get(id) === weight)) return;
  await replaceMembers(
    tx,
    teamId,
    [...members].map(([repId, weight]) => ({ repId, weight })),
    by,
  );
}
