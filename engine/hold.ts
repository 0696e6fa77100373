import type { Tx } from "./database.ts";
import { MINUTE } from "../node-catalog/kit/time.ts";
import { holdWait, lockRun, readOpenWait } from "./wait-store.ts";

/** Who is dialling must not lose the lead in the middle of the call; more than this would be a way around the deadline. */
export const LONGEST_HOLD = 10 * MINUTE;

/**
 * Holds the deadline of the wait for `subject`, once, until ten minutes from now at the latest.
 *
 * @returns the deadline as it stands then, in epoch milliseconds; undefined when nobody waits for this
 */
export async function holdDeadline(tx: Tx, runId: string, subject: string): Promise<number | null | undefined> {
  await lockRun(tx, runId);
  const { open, now } = await readOpenWait(tx, runId);
  if (!open || open.subject !== subject || open.until === null || open.until <= now) return undefined;
  if (open.isHeld || open.kind !== "contact") return open.until;
  await holdWait(tx, open, now + LONGEST_HOLD);
  return Math.max(open.until, now + LONGEST_HOLD);
}

/** The attempt is over without success: the deadline stands as before. The hold stays spent. */
export async function endHold(tx: Tx, runId: string, subject: string): Promise<void> {
  await lockRun(tx, runId);
  const { open, now } = await readOpenWait(tx, runId);
  // In the past, not null: what was held once cannot be held again.
  if (open?.subject === subject && open.isHeld) await holdWait(tx, open, now);
}
