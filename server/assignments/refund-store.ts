import type { Tx } from "../../engine/database.ts";
import type { AssignmentId } from "../../node-catalog/kit/domain.ts";
import { type KeptDecision, readReceiptOf } from "../receipts/receipt-queries.ts";

/** The choice that made this assignment; undefined when no step of a flow chose. */
export async function readDecision(tx: Tx, assignmentId: AssignmentId): Promise<KeptDecision | undefined> {
  return (await readReceiptOf(tx, assignmentId))?.decision;
}
