import type { z } from "zod";
import type { Tx } from "../../engine/database.ts";
import { endHold, holdDeadline } from "../../engine/hold.ts";
import { acceptOpen } from "./accept-lead.ts";
import { setReached, setTried, type StoredAssignment } from "./assignment-store.ts";
import type { contactRequest } from "./contract.ts";
import { recordEvent, tellInboxes } from "./event-store.ts";
import { type Doing, openAssignment } from "./open-assignment.ts";
import { tellRun } from "./run-news-store.ts";
import { finishTasks } from "./task-store.ts";
import { type TooLate, tooLate } from "./too-late.ts";
import { wakeRun } from "./wake-run.ts";

type Contact = Pick<z.output<typeof contactRequest>, "channel" | "outcome" | "note">;

/**
 * Notes that the person was in touch, or tried. Only a customer who was reached stops the clock; every other outcome ends
 * the hold of the deadline. What was written is kept also when it came too late.
 */
export async function logContact(tx: Tx, doing: Doing & Contact): Promise<StoredAssignment | TooLate> {
  const { assignment, lead, isOpen } = await openAssignment(tx, doing);
  const { id, leadId, personId } = assignment;
  const data = { channel: doing.channel, outcome: doing.outcome, ...(doing.note && { note: doing.note }) };
  await recordEvent(tx, { leadId, kind: "contact", personId, assignmentId: id, data, at: lead.now });
  await setTried(tx, leadId, lead.now);
  // Whoever calls a lead that was only offered has taken it.
  const accepted = isOpen ? await acceptOpen(tx, assignment, lead) : await tooLate(tx, assignment, lead);
  if ("tooLate" in accepted) return accepted;
  if (doing.outcome !== "reached") {
    if (assignment.runId) await endHold(tx, assignment.runId, id);
  } else {
    const woken = await wakeRun(tx, assignment, "reached", { by: personId });
    if (woken === "over") return tooLate(tx, assignment, lead);
    await setReached(tx, leadId, lead.now);
    await finishTasks(tx, leadId, lead.now);
  }
  await tellInboxes(tx, { leadId, assignmentId: id, personIds: [personId], change: "contact" });
  return accepted;
}

/** The person taps "call" or "write": the deadline holds once, for at most ten minutes. */
export async function startAttempt(
  tx: Tx,
  doing: Doing & Pick<Contact, "channel">,
): Promise<StoredAssignment | TooLate> {
  const { assignment, lead, isOpen } = await openAssignment(tx, doing);
  const { id, leadId, personId, runId } = assignment;
  await recordEvent(tx, {
    leadId,
    kind: "attempt",
    personId,
    assignmentId: id,
    data: { channel: doing.channel },
    at: lead.now,
  });
  await setTried(tx, leadId, lead.now);
  const accepted = isOpen ? await acceptOpen(tx, assignment, lead) : await tooLate(tx, assignment, lead);
  if ("tooLate" in accepted) return accepted;
  if (runId) {
    await holdDeadline(tx, runId, id);
    await tellRun(tx, runId);
  }
  await tellInboxes(tx, { leadId, assignmentId: id, personIds: [personId], change: "attempt" });
  return accepted;
}
