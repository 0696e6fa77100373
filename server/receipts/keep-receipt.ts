import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { AssignmentId, LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import { packDecision } from "./pack-decision.ts";
import { FORMAT } from "./packed.ts";
import { decidedBy, type ReceiptRow } from "./receipt-rows.ts";
import { insertReceipts } from "./receipt-store.ts";

/** Not among the visits of the run: no step was visited again. */
const OUTSIDE_OF_THE_RUN = -1;

export interface ChoiceToKeep {
  readonly leadId: LeadId;
  readonly assignmentId: AssignmentId;
  /** The step whose rules chose again. */
  readonly runId: Uuid;
  readonly nodeId: string;
  readonly decision: Decision;
  /** Of the team's facts; their snapshot is kept when the team is locked. */
  readonly teamVersion: number;
}

/** Keeps the receipts of choices that were made by the rules of a step, but outside of its run. */
export async function keepReceipts(tx: Tx, choices: readonly ChoiceToKeep[]): Promise<void> {
  const by = choices.map(({ decision }) => decidedBy(decision));
  const params = [...new Map(by.map((one) => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await insertReceipts(tx, { receipts: choices.map((choice, index) => rowOf(choice, by[index]!.id)), params });
}

function rowOf(choice: ChoiceToKeep, paramsId: Uuid): ReceiptRow {
  const { decision } = choice;
  return {
    id: newId(),
    run_id: choice.runId,
    node_id: choice.nodeId,
    visit: OUTSIDE_OF_THE_RUN,
    lead_id: choice.leadId,
    assignment_id: choice.assignmentId,
    team_id: decision.teamId,
    format: FORMAT,
    team_version: choice.teamVersion,
    params_id: paramsId,
    packed: packDecision(decision),
    lead: decision.inputs.lead,
    at: new Date(decision.inputs.now).toISOString(),
  };
}
