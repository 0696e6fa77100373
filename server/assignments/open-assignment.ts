import type { Tx } from "../../engine/database.ts";
import type { AssignmentId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { isManager } from "../http/actor.ts";
import type { Actor } from "../http/route.ts";
import { lockLead, type LockedLead, readAssignment, type StoredAssignment } from "./assignment-store.ts";

/** By whom and on which assignment something is done. */
export interface Doing {
  readonly assignmentId: AssignmentId;
  readonly actor: Actor;
  /** Named by a manager or an access key; an access key that names nobody acts for whoever has the assignment. */
  readonly onBehalfOf?: string | undefined;
}

export interface OpenedAssignment {
  readonly assignment: StoredAssignment;
  readonly lead: LockedLead;
  /** They have it, or are asked to take it, and the lead is not closed. */
  readonly isOpen: boolean;
}

/**
 * Locks the lead, then reads the assignment: what it says holds until the end of the transaction.
 *
 * @throws AppError `no-such-assignment` (404), also for one of somebody else: its existence is nobody's business
 */
export async function openAssignment(tx: Tx, { assignmentId, actor, onBehalfOf }: Doing): Promise<OpenedAssignment> {
  const before = await readAssignment(tx, assignmentId);
  if (!before || !mayAct(actor, onBehalfOf, before.personId)) throw noSuchAssignment();
  const lead = await lockLead(tx, before.leadId);
  const assignment = await readAssignment(tx, assignmentId);
  if (!lead || !assignment) throw noSuchAssignment();
  const isOpen = lead.status !== "closed" && (assignment.state === "offered" || assignment.state === "owned");
  return { assignment, lead, isOpen };
}

function mayAct(actor: Actor, onBehalfOf: string | undefined, personId: string): boolean {
  if (actor.kind === "key") return onBehalfOf === undefined || onBehalfOf === personId;
  if (onBehalfOf === undefined || onBehalfOf === actor.id) return actor.id === personId;
  return isManager(actor) && onBehalfOf === personId;
}

const noSuchAssignment = (): AppError =>
  new AppError("not-found", "no-such-assignment", "This lead is not here, or not with you any more.");
