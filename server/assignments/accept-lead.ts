import type { Tx } from "../../engine/database.ts";
import { isTimeUp } from "../../engine/wake.ts";
import { type LockedLead, setAccepted, setOwner, type StoredAssignment } from "./assignment-store.ts";
import { tellInboxes } from "./event-store.ts";
import { type Doing, openAssignment } from "./open-assignment.ts";
import { type TooLate, tooLate } from "./too-late.ts";
import { wakeRun } from "./wake-run.ts";

/**
 * The person says "mine". An offer becomes theirs; a lead that was theirs at once is marked as seen, and whoever waits for
 * contact goes on waiting. Doing it twice changes nothing.
 */
export async function acceptLead(tx: Tx, doing: Doing): Promise<StoredAssignment | TooLate> {
  const { assignment, lead, isOpen } = await openAssignment(tx, doing);
  const mayAccept = isOpen && !(await isMovingOn(tx, assignment));
  return mayAccept ? acceptOpen(tx, assignment, lead) : tooLate(tx, assignment, lead);
}

/** The time was up a moment ago: the flow takes the lead on as soon as it looks, so "yours" would be a lie. */
async function isMovingOn(tx: Tx, { id, runId, state, acceptedAt }: StoredAssignment): Promise<boolean> {
  return runId !== null && state === "owned" && acceptedAt === null && isTimeUp(tx, { runId, subject: id });
}

export async function acceptOpen(
  tx: Tx,
  assignment: StoredAssignment,
  lead: LockedLead,
): Promise<StoredAssignment | TooLate> {
  if (assignment.state === "owned" && assignment.acceptedAt !== null) return assignment;
  if (assignment.state === "offered") {
    const woken = await wakeRun(tx, assignment, "accepted", { by: assignment.personId });
    if (woken === "over") return tooLate(tx, { ...assignment, state: "expired" }, lead);
    await setOwner(tx, assignment.leadId, assignment.personId);
  }
  await setAccepted(tx, assignment.id, lead.now);
  const { id, leadId, personId } = assignment;
  await tellInboxes(tx, { leadId, assignmentId: id, personIds: [personId], change: "accepted" });
  return { ...assignment, state: "owned", acceptedAt: assignment.acceptedAt ?? new Date(lead.now) };
}
