import { AppError } from "../node-catalog/kit/errors.ts";
import type { Tx } from "./database.ts";
import { cancelOpenWork, lockRunRow, restartRun, stopRun } from "./run-command-store.ts";

/**
 * Ends a run for good: its wait, its undelivered calls. What it has done stays.
 *
 * @throws AppError `not-found`; `run-is-over` (409) when it has ended already
 */
export async function cancelRun(tx: Tx, runId: string): Promise<void> {
  const run = await lockRunRow(tx, runId);
  if (!run) throw new AppError("not-found", "run-not-found", "This path does not exist.");
  if (run.status === "done" || run.status === "cancelled") {
    throw new AppError("conflict", "run-is-over", "This lead's path has ended already.", { status: run.status });
  }
  await cancelOpenWork(tx, runId);
  await stopRun(tx, runId);
}

/**
 * Lets a stopped run try again from the step at which it stands, with the event that it was dealing with.
 *
 * @throws AppError `not-found`; `run-not-stopped` (409) when it is not stopped
 */
export async function retryRun(tx: Tx, runId: string): Promise<void> {
  const run = await lockRunRow(tx, runId);
  if (!run) throw new AppError("not-found", "run-not-found", "This path does not exist.");
  if (run.status !== "failed") {
    throw new AppError("conflict", "run-not-stopped", "This lead's path is not stopped.", { status: run.status });
  }
  await restartRun(tx, runId);
}
