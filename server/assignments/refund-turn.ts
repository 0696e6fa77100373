import type { Tx } from "../../engine/database.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { readReceiptOf } from "../receipts/receipt-queries.ts";
import { giveTurnBack, type TurnGivenBack } from "../teams/give-turn-back.ts";
import type { StoredAssignment } from "./assignment-store.ts";

interface Refund {
  readonly reason: TurnGivenBack["reason"];
  readonly note?: string;
  readonly by: PersonId | null;
}

/** Gives the turn for a lead back. Nothing happens for one that cost no turn, or whose turn was given back before. */
export async function refundTurn(
  tx: Tx,
  { id: assignmentId, teamId, personId }: StoredAssignment,
  refund: Refund,
): Promise<"given-back" | "given-back-before" | "cost-no-turn"> {
  const decision = (await readReceiptOf(tx, assignmentId))?.decision;
  if (teamId === null || !decision || !costATurn(decision, personId)) return "cost-no-turn";
  const isGivenBack = await giveTurnBack(tx, { ...refund, teamId, assignmentId, decision });
  return isGivenBack ? "given-back" : "given-back-before";
}

/** A lead that goes to whoever knows the customer is not taken out of the rotation. */
export const costATurn = ({ chosen, members }: Pick<Decision, "chosen" | "members">, personId: PersonId): boolean =>
  chosen === personId && members.some(({ gained }) => gained !== 0);
