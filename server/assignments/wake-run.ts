import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { wake, type Woken } from "../../engine/wake.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { AssignmentId, PersonId } from "../../node-catalog/kit/domain.ts";
import type { StoredAssignment } from "./assignment-store.ts";

export interface Waking {
  readonly by: PersonId | null;
  /** What happened counts although the deadline has passed, as long as nobody has acted on that. */
  readonly overrulesDeadline?: boolean;
}

/** Tells the run of an assignment what its person did; "over" when the deadline or another event was first. */
export async function wakeRun(
  tx: Tx,
  { id: subject, runId }: StoredAssignment,
  kind: "accepted" | "declined" | "reached",
  { by, overrulesDeadline = false }: Waking,
): Promise<Woken | "over"> {
  if (runId === null) return "unheard";
  try {
    return await wake(tx, { id: newId(), runId, subject, kind, by, overrulesDeadline });
  } catch (error) {
    if (error instanceof AppError && error.code === "wait-is-over") return "over";
    throw error;
  }
}

/**
 * Tells the run that its lead was given to somebody else by hand. A deadline that has passed without anybody acting on it
 * counts no more: it would take the lead from the new person at once.
 */
export async function wakeReassigned(
  tx: Tx,
  { id: subject, runId }: StoredAssignment,
  { by, assignmentId }: { by: PersonId | null; assignmentId: AssignmentId },
): Promise<void> {
  if (runId === null) return;
  const data = { assignmentId };
  await wake(tx, { id: newId(), runId, subject, kind: "reassigned", by, data, overrulesDeadline: true });
}
