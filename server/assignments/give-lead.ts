import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { AssignmentId, LeadId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import { accountGoesAlong, holdAccountOf } from "../accounts/hand-over-account.ts";
import {
  endAssignment,
  insertAssignment,
  isMemberOf,
  lockLead,
  type LockedLead,
  readActiveRun,
  readAssignment,
  readOpenAssignment,
  readTakingPerson,
  setOwner,
  type StoredAssignment,
} from "./assignment-store.ts";
import { notifyPerson, tellInboxes } from "./event-store.ts";
import { refundTurn } from "./refund-turn.ts";
import { mustHaveRoom } from "./must-have-room.ts";
import { insertTask, moveTasks } from "./task-store.ts";
import { wentTo } from "./too-late.ts";
import { wakeReassigned } from "./wake-run.ts";

/**
 * A manager gives a lead to somebody, whoever had it before: that turn is given back, the tasks move along, and a flow that
 * watches the lead watches the new person with the whole time.
 *
 * @throws AppError `no-such-lead`, `no-such-person` (404), `person-inactive`, `made-up-person`, `lead-closed`,
 * `already-theirs` (409)
 */
export async function assignByHand(
  tx: Tx,
  { leadId, personId, reason, by }: { leadId: LeadId; personId: PersonId; reason: string; by: PersonId | null },
): Promise<StoredAssignment> {
  await holdAccountOf(tx, leadId);
  const lead = await lockLead(tx, leadId);
  if (!lead) throw noSuchLead();
  mustBeOpen(lead);
  await mustTakeLeads(tx, personId, lead);
  const current = await readOpenAssignment(tx, leadId);
  if (current?.personId === personId && current.state === "owned") {
    throw new AppError("conflict", "already-theirs", "This person has the lead already.");
  }
  const because = { code: "given-by-hand", person: personId, by, reason };
  const given = await give(tx, { lead, current, personId, because, by, acceptedAt: null });
  await notifyPerson(tx, { personId, leadId, text: `${lead.name} was given to you: ${reason}` });
  return given;
}

/**
 * A person takes a lead from the waiting list of one of their teams; of several who try, one wins. Doing it twice changes
 * nothing.
 *
 * @throws AppError `limit-reached` (409); `too-late` (409) with who has it; `no-such-lead` (404) when it is not for them
 */
export async function claimLead(
  tx: Tx,
  { leadId, personId, isManaged }: { leadId: LeadId; personId: PersonId; isManaged: boolean },
): Promise<StoredAssignment> {
  await holdAccountOf(tx, leadId);
  const lead = await lockLead(tx, leadId);
  const current = lead && (await readOpenAssignment(tx, leadId));
  if (current?.personId === personId && current.state === "owned") return current;
  // Who has a lead is the business of those who could have claimed it until somebody did, and of nobody else.
  const teamId = lead?.waitingListId ?? (current?.isClaimed ? current.teamId : null);
  const isTheirs = teamId !== null && (await isMemberOf(tx, teamId, personId));
  if (!lead || !(isTheirs || isManaged)) throw noSuchLead();
  mustBeOpen(lead);
  if (current) throw (await wentTo(tx, current, lead)).tooLate;
  if (!isTheirs || !lead.waitingListId) {
    throw new AppError("conflict", "not-claimable", "This lead does not wait in a team of this person.");
  }
  await mustTakeLeads(tx, personId, lead);
  await mustHaveRoom(tx, personId, lead.now);
  const because = { code: "claimed", person: personId };
  return give(tx, { lead, current, personId, because, by: personId, acceptedAt: lead.now });
}

function mustBeOpen({ status }: LockedLead): void {
  if (status === "closed") throw new AppError("conflict", "lead-closed", "This lead is closed.");
}

const noSuchLead = (): AppError =>
  new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");

/**
 * What a real customer wants is nothing for the demo's people; their leads may go to anybody.
 *
 * @throws AppError `no-such-person` (404), `person-inactive`, `made-up-person` (409)
 */
export async function mustTakeLeads(tx: Tx, personId: PersonId, lead: { readonly demo: boolean }): Promise<void> {
  const person = await readTakingPerson(tx, personId);
  if (!person) throw new AppError("not-found", "no-such-person", "This person does not exist.");
  if (!person.active) throw new AppError("conflict", "person-inactive", `${person.name} no longer works here.`);
  if (person.demo && !lead.demo) {
    const message = `${person.name} is made up for the demo and takes no real leads. Choose somebody else.`;
    throw new AppError("conflict", "made-up-person", message);
  }
}

export interface Gift {
  readonly lead: LockedLead;
  readonly current: StoredAssignment | undefined;
  readonly personId: PersonId;
  readonly because: Because;
  readonly by: PersonId | null;
  readonly acceptedAt: number | null;
  /** Of the assignment to make, where something names it already. */
  readonly id?: AssignmentId;
  /** Set when a decision of this team chose the person: it gave the former turn back itself, before it decided. */
  readonly decidedIn?: TeamId;
}

/** The lead must be locked, and whoever gets it take leads. */
export async function give(
  tx: Tx,
  { lead, current, personId, because, by, acceptedAt, id = newId(), decidedIn }: Gift,
): Promise<StoredAssignment> {
  const runId = current?.runId ?? (await readActiveRun(tx, lead.id));
  if (current) {
    // Runs before teams, in the one lock order.
    await wakeReassigned(tx, current, { by, assignmentId: id });
    await endAssignment(tx, current.id, "released", lead.now);
    if (decidedIn === undefined) await refundTurn(tx, current, { reason: "reassigned", by });
  }
  const teamId = decidedIn ?? lead.waitingListId ?? current?.teamId ?? null;
  await insertAssignment(tx, {
    id,
    leadId: lead.id,
    personId,
    teamId,
    runId,
    because,
    byPersonId: by,
    acceptedAt,
    at: lead.now,
  });
  await setOwner(tx, lead.id, personId);
  await accountGoesAlong(tx, lead.id, personId);
  await giveTasks(tx, lead, personId, runId);
  const personIds = current ? [personId, current.personId] : [personId];
  const { waitingListId } = lead;
  await tellInboxes(tx, { leadId: lead.id, assignmentId: id, personIds, waitingListId, change: "assigned" });
  return (await readAssignment(tx, id))!;
}

/** The new person has to do what the former one had, with the same time; at the least to make contact. */
async function giveTasks(tx: Tx, lead: LockedLead, personId: PersonId, runId: string | null): Promise<void> {
  const moved = await moveTasks(tx, lead.id, lead.now);
  const tasks = moved.length > 0 ? moved : [{ title: "Make contact", lengthMs: null }];
  for (const { title, lengthMs } of tasks) {
    const dueAt = lengthMs === null ? null : lead.now + lengthMs;
    await insertTask(tx, { id: newId(), leadId: lead.id, personId, runId, title, dueAt, at: lead.now });
  }
}
