import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { ONE_LEAD, spreadLeavers, takeBack } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { StoredAssignment } from "./assignment-store.ts";
import { insertRefund, lockCredits, readDecision, readShares, writeCredits } from "./refund-store.ts";

/**
 * Takes a pick back, exactly: its receipt says who gained what, so everybody returns that and the one who paid gets it
 * again. The parts of people who have left since spread over the team, as their balance did. Nothing happens for an
 * assignment that cost no turn.
 */
export async function refundTurn(tx: Tx, assignment: StoredAssignment, by: PersonId | null, at: number): Promise<void> {
  const { id, teamId, personId } = assignment;
  const decision = teamId === null ? undefined : await readDecision(tx, id);
  if (!teamId || decision?.chosen !== personId) return;
  const returned = takeBack(await lockCredits(tx, teamId), decision);
  await writeCredits(tx, teamId, spreadLeavers(returned, await readShares(tx, teamId), id));
  await insertRefund(tx, { id: newId(), teamId, personId, amount: ONE_LEAD, assignmentId: id, byPersonId: by, at });
}
