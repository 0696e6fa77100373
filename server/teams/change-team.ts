import type { Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { followPolicy } from "./catch-up-store.ts";
import { changeMembers } from "./change-members.ts";
import type { TeamChange } from "./contract.ts";
import { replaceMembers } from "./replace-members.ts";
import { lockTeam, updateTeam } from "./teams-store.ts";

/**
 * Changes what `change` names; `members` are replaced as a whole, `join` and `leave` change only those
 * who are named.
 *
 * @throws AppError `team-not-found` (404), `name-taken` (409), `person-not-found` or `member-twice` (422)
 */
export async function changeTeam(tx: Tx, id: TeamId, change: TeamChange, by: PersonId | null): Promise<void> {
  const { members, join, leave, ...named } = change;
  const team = await lockTeam(tx, id);
  // Before its balance is locked: catching up locks the two in this order.
  if (change.absencePolicy) await followPolicy(tx, id, change.absencePolicy);
  // Before the team is written, which locks its balance alone: whose members change may lock those of other teams, too.
  if (members) await replaceMembers(tx, id, members, by);
  if (join?.length || leave?.length) await changeMembers(tx, id, { join, leave }, by);
  await updateTeam(tx, { ...team, ...named });
}
