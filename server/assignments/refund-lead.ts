import type { Tx } from "../../engine/database.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { lockLead, lockLeads, readAssignment, readAssignments, type StoredAssignment } from "./assignment-store.ts";
import type { RefundReply } from "./contract.ts";
import { recordEvent, recordEvents } from "./event-store.ts";
import { refundTurn, refundTurns } from "./refund-turn.ts";

/**
 * A manager gives the turn for a lead back: it was a bad one, or there was a good reason to pass it on. Without this a lead
 * that is passed on, or not answered in time, costs the turn all the same.
 *
 * @throws AppError `no-such-assignment` (404), `turn-given-back` or `cost-no-turn` (409)
 */
export async function refundLead(
  tx: Tx,
  { assignmentId, reason, by }: { assignmentId: AssignmentId; reason: string; by: PersonId | null },
): Promise<RefundReply> {
  const { leadId } = await mustRead(tx, assignmentId);
  const lead = await lockLead(tx, leadId);
  const assignment = await mustRead(tx, assignmentId);
  const as = reasonFor(assignment);
  const outcome = await refundTurn(tx, assignment, { reason: as, note: reason, by });
  if (outcome === "cost-no-turn") throw costNoTurn();
  if (outcome === "given-back-before") throw givenBackBefore();
  const { personId } = assignment;
  await recordEvent(tx, { leadId, kind: "refunded", personId, assignmentId, data: { reason, by }, at: lead!.now });
  return { assignmentId, repId: personId, as };
}

/**
 * Gives the turns for these leads back, in few statements; one that cost no turn or was given back before stays as it is.
 *
 * @param assignmentIds of leads that this transaction has locked already, or none
 */
export async function refundLeads(
  tx: Tx,
  { assignmentIds, reason, by }: { assignmentIds: readonly AssignmentId[]; reason: string; by: PersonId | null },
): Promise<void> {
  const found = await readAssignments(tx, assignmentIds);
  const now = await lockLeads(
    tx,
    found.map(({ leadId }) => leadId),
  );
  const assignments = await readAssignments(tx, assignmentIds);
  const refunds = assignments.map((assignment) => ({ assignment, reason: reasonFor(assignment), note: reason }));
  const refunded = await refundTurns(tx, refunds, by);
  const given = assignments.filter(({ id }) => refunded.get(id) === "given-back");
  const kind = "refunded" as const;
  await recordEvents(
    tx,
    given.map(({ id, leadId, personId }) => ({
      leadId,
      kind,
      personId,
      assignmentId: id,
      data: { reason, by },
      at: now,
    })),
  );
}

const reasonFor = ({ state }: StoredAssignment): "excused" | "bad-lead" =>
  state === "declined" || state === "expired" ? "excused" : "bad-lead";

async function mustRead(tx: Tx, assignmentId: AssignmentId): Promise<StoredAssignment> {
  const assignment = await readAssignment(tx, assignmentId);
  if (assignment) return assignment;
  throw new AppError("not-found", "no-such-assignment", "This lead was never given to anybody like that.");
}

const costNoTurn = () =>
  new AppError(
    "conflict",
    "cost-no-turn",
    "This lead cost no turn: it was given by hand or taken from a waiting list.",
  );
const givenBackBefore = () =>
  new AppError("conflict", "turn-given-back", "The turn for this lead was given back already.");
