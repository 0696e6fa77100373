import type { Queryable } from "../../engine/database.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";

export interface DecisionRow {
  readonly nodeId: string;
  readonly visit: number;
  readonly decision: Decision;
}

/** The explanations of a run's choices among people, in order. The lead narrows them, because its index finds them. */
export async function readDecisions(q: Queryable, leadId: LeadId, runId: Uuid): Promise<readonly DecisionRow[]> {
  const { rows } = await q.query<DecisionRow>(
    `select node_id as "nodeId", visit, decision from receipts where lead_id = $1 and run_id = $2 order by at, id`,
    [leadId, runId],
  );
  return rows;
}
