import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { insertReadyRuns, readSituation, type Taker } from "./intake-store.ts";
import { endAttention, lockUntakenLead, readStart } from "./untaken-store.ts";

/**
 * Lets the flow that takes the lead's source now take a lead that none took when it came in.
 *
 * @returns the run, ready; ring "advance" after the commit
 * @throws AppError `no-such-lead` (404); `already-taken`, `no-flow`, `flow-paused` (409)
 */
export async function sendToFlow(tx: Tx, leadId: LeadId): Promise<{ runId: Uuid }> {
  const lead = await lockUntakenLead(tx, leadId);
  if (!lead) throw new AppError("not-found", "no-such-lead", "This lead is not here any more.");
  // A stopped path is tried again from its step, not begun anew beside itself.
  if (lead.attentionCode === null || lead.attentionCode === "stopped") {
    throw new AppError("conflict", "already-taken", "A flow or a person has this lead already.");
  }
  const { takers, now } = await readSituation(tx, { sourceIds: [lead.sourceId], contactIds: [], companies: [] });
  const { flowId, version, programId } = mustTake(takers[0]);
  const runId = newId();
  const nodeId = await readStart(tx, programId);
  const run = { id: runId, program_id: programId, flow_id: flowId, version, subject_id: leadId, node_id: nodeId };
  await insertReadyRuns(tx, [run], now);
  await endAttention(tx, leadId);
  return { runId };
}

function mustTake(taker: Taker | undefined): Taker {
  if (!taker) {
    throw new AppError(
      "conflict",
      "no-flow",
      "No live flow takes leads from there. Go live with one, then send it again.",
    );
  }
  if (taker.paused) {
    throw new AppError("conflict", "flow-paused", "The flow is paused. Let it go on, then send the lead again.");
  }
  return taker;
}
