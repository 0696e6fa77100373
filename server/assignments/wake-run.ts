import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { wake, type Woken } from "../../engine/wake.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { StoredAssignment } from "./assignment-store.ts";

/** Tells the run of an assignment what a person did; "over" when the deadline or another event was first. */
export async function wakeRun(
  tx: Tx,
  { id: subject, runId }: StoredAssignment,
  kind: "accepted" | "declined" | "reached" | "reassigned",
  { by, data }: { by: PersonId | null; data?: Record<string, unknown> },
): Promise<Woken | "over"> {
  if (runId === null) return "unheard";
  try {
    return await wake(tx, { id: newId(), runId, subject, kind, by, ...(data && { data }) });
  } catch (error) {
    if (error instanceof AppError && error.code === "wait-is-over") return "over";
    throw error;
  }
}
