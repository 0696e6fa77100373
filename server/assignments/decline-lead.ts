import type { Tx } from "../../engine/database.ts";
import {
  endAssignment,
  type LockedLead,
  putIntoAttention,
  putOnWaitingList,
  setOwner,
  type StoredAssignment,
} from "./assignment-store.ts";
import { notifyPerson, readAlarmed, recordEvent, tellInboxes } from "./event-store.ts";
import { type Doing, openAssignment } from "./open-assignment.ts";
import { moveTasks } from "./task-store.ts";
import { type TooLate, tooLate } from "./too-late.ts";
import { type Waking, wakeRun } from "./wake-run.ts";

export interface Declining extends Doing, Pick<Waking, "overrulesDeadline"> {
  readonly reason: string;
}

/**
 * The person passes the lead on. The flow that waits for them decides who is next; when none waits just now, the
 * lead goes to the team's waiting list, with an alarm, so that it never lies with nobody.
 */
export async function declineLead(tx: Tx, doing: Declining): Promise<StoredAssignment | TooLate> {
  const { assignment, lead, isOpen } = await openAssignment(tx, doing);
  const { leadId, personId } = assignment;
  // Kept whatever happens: the reason is worth as much when it came too late.
  const event = { kind: "declined", personId, assignmentId: assignment.id, data: { reason: doing.reason } } as const;
  await recordEvent(tx, { leadId, ...event, at: lead.now });
  if (!isOpen) return tooLate(tx, assignment, lead);
  const woken = await wakeRun(tx, assignment, "declined", { ...doing, by: personId });
  if (woken === "over") return tooLate(tx, assignment, lead);
  await endAssignment(tx, assignment.id, "declined", lead.now);
  await moveTasks(tx, leadId, lead.now);
  await setOwner(tx, leadId, null);
  const isHeard = woken === "ended";
  const alarmed = isHeard ? [] : await takeCareOf(tx, lead, assignment);
  const waitingListId = isHeard ? null : assignment.teamId;
  const personIds = [personId, ...alarmed];
  await tellInboxes(tx, { leadId, assignmentId: assignment.id, personIds, waitingListId, change: "declined" });
  return { ...assignment, state: "declined", endedAt: new Date(lead.now) };
}

async function takeCareOf(tx: Tx, lead: LockedLead, { teamId }: StoredAssignment): Promise<string[]> {
  if (teamId) await putOnWaitingList(tx, lead.id, teamId, lead.now);
  else await putIntoAttention(tx, lead.id, "passed-on", lead.now);
  const alarmed = await readAlarmed(tx, teamId);
  for (const personId of alarmed) {
    const text = `${lead.name} was passed on. Nobody has this lead now.`;
    await notifyPerson(tx, { personId, leadId: lead.id, text, alarm: true });
  }
  return alarmed;
}
