import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { StoredAssignment } from "./assignment-store.ts";
import { insertRefund, lockCredits, readDecision, writeCredits } from "./refund-store.ts";

/**
 * Takes a pick back, exactly: its receipt says who gained what, so everybody returns that and the one who paid gets it
 * again. Nothing happens for an assignment that cost no turn.
 */
export async function refundTurn(tx: Tx, assignment: StoredAssignment, by: PersonId | null, at: number): Promise<void> {
  const { id, teamId, personId } = assignment;
  const decision = teamId === null ? undefined : await readDecision(tx, id);
  if (!teamId || decision?.chosen !== personId) return;
  const credits = await lockCredits(tx, teamId);
  const after = { ...credits };
  for (const { personId: member, gained } of decision.members) {
    // Somebody who has left the team since has settled their balance.
    if (after[member] !== undefined) after[member] -= BigInt(gained);
  }
  if (after[personId] !== undefined) after[personId] += ONE_LEAD;
  await writeCredits(tx, teamId, after);
  await insertRefund(tx, { id: newId(), teamId, personId, amount: ONE_LEAD, assignmentId: id, byPersonId: by, at });
}
