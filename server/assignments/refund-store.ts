import type { Tx } from "../../engine/database.ts";
import type { AssignmentId } from "../../node-catalog/kit/domain.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";

export async function readDecision(tx: Tx, assignmentId: AssignmentId): Promise<Decision | undefined> {
  const { rows } = await tx.query<{ decision: Decision }>(
    `select r.decision from assignments a
     join receipts r on r.lead_id = a.lead_id and r.assignment_id = a.id
     where a.id = $1`,
    [assignmentId],
  );
  return rows[0]?.decision;
}
