import type { Tx } from "../../engine/database.ts";
import { cancelRun, retryRun } from "../../engine/run-commands.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { endAssignment, lockLead, putIntoAttention, readActiveRun, readOpenAssignment } from "./assignment-store.ts";
import { tellInboxes } from "./event-store.ts";
import { readLeadOfRun, tellRun } from "./run-news-store.ts";

/**
 * A person stops a lead's path where it stands. What it has done stays; a lead that nobody has then needs attention,
 * because no flow looks after it any more.
 *
 * @throws AppError `run-not-found` (404); `run-is-over` (409)
 */
export async function stopPath(tx: Tx, runId: Uuid): Promise<void> {
  const leadId = await readLeadOfRun(tx, runId);
  if (!leadId) throw new AppError("not-found", "run-not-found", "This path does not exist.");
  // The lead before its run, in the one lock order.
  const lead = await lockLead(tx, leadId);
  await cancelRun(tx, runId);
  await tellRun(tx, runId);
  const isNobodys = lead?.status === "new" || lead?.status === "attention";
  if (isNobodys && !(await readActiveRun(tx, leadId))) await leaveToPeople(tx, leadId, lead.now);
}

async function leaveToPeople(tx: Tx, leadId: LeadId, now: number): Promise<void> {
  const asked = await readOpenAssignment(tx, leadId);
  if (asked) await endAssignment(tx, asked.id, "released", now);
  await putIntoAttention(tx, leadId, "path-stopped", now);
  await tellInboxes(tx, { leadId, personIds: asked ? [asked.personId] : [], change: "stopped" });
}

/**
 * A stopped path tries again from its step.
 *
 * @throws AppError `run-not-found` (404); `run-not-stopped` (409)
 */
export async function tryPathAgain(tx: Tx, runId: Uuid): Promise<void> {
  await retryRun(tx, runId);
  await tellRun(tx, runId);
}
