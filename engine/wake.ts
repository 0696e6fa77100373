import { AppError } from "../node-catalog/kit/errors.ts";
import type { WaitEvent } from "../node-catalog/kit/outcome.ts";
import type { Tx } from "./database.ts";
import { heardBy } from "./visit.ts";
import { endWait, keepSignal, lockRun, readOpenWait, type StoredWait } from "./wait-store.ts";

/** What became of an event: it ended a wait; it is kept for a wait to come; or nobody will ever wait for it. */
export type Woken = "ended" | "kept" | "unheard";

export interface Event {
  readonly id: string;
  readonly runId: string;
  /** What the wait must be about: an assignment or a call. */
  readonly subject: string;
  readonly kind: string;
  readonly by?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Also when the deadline has passed, as long as nobody has acted on it yet: somebody who may decide otherwise did. */
  readonly overrulesDeadline?: boolean;
}

/**
 * Ends the open wait of `subject` with an event; whoever comes first wins. Locks the run before the wait, as everywhere.
 * An event whose wait is not open yet is kept, once per id, and taken by the wait when it opens.
 *
 * @throws AppError `wait-is-over` (409) when the deadline has passed or another event was first
 */
export async function wake(tx: Tx, event: Event): Promise<Woken> {
  const { id, runId, subject, kind, by, data } = event;
  const run = await lockRun(tx, runId);
  if (!run) return "unheard";
  // The clock is read after the lock: we may have stood in line until the deadline.
  const wait = await readOpenWait(tx, runId);
  const heard: WaitEvent = { kind, at: wait.now, by: by ?? null, ...(data && { data }) };
  if (wait.open && wait.open.subject === subject) {
    if (isOver(wait.open, wait.now) && !event.overrulesDeadline) throw waitIsOver();
    await endWait(tx, wait.open, heardBy(wait.open, heard));
    return "ended";
  }
  if (run.status === "done" || run.status === "cancelled") return "unheard";
  await keepSignal(tx, { id, runId, subject, event: heard });
  return "kept";
}

/** Has the time of the wait for `subject` run out, whether or not anybody has acted on it yet? Locks the run. */
export async function isTimeUp(tx: Tx, { runId, subject }: Pick<Event, "runId" | "subject">): Promise<boolean> {
  await lockRun(tx, runId);
  const { open, now } = await readOpenWait(tx, runId);
  return open?.subject === subject && isOver(open, now);
}

const isOver = ({ until }: StoredWait, now: number): boolean => until !== null && until <= now;

function waitIsOver(): AppError {
  return new AppError("conflict", "wait-is-over", "The time was up before this arrived.");
}
