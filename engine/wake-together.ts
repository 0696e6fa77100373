import type { Tx } from "./database.ts";
import { endWaitsFor, lockWaiting } from "./wait-store.ts";

/** Something that several runs wait for. */
export interface CommonEvent {
  /** What their waits are about. */
  readonly subject: string;
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Ends the open waits of several runs for one subject at once. A run that somebody else holds just now is left as it is.
 *
 * @param runs each with the person behind the event, if anybody
 * @returns how many were woken
 */
export async function wakeTogether(
  tx: Tx,
  { subject, kind, at }: CommonEvent,
  runs: readonly { readonly runId: string; readonly by: string | null }[],
): Promise<number> {
  if (runs.length === 0) return 0;
  const locked = new Set(
    await lockWaiting(
      tx,
      runs.map(({ runId }) => runId),
    ),
  );
  const heard = runs
    .filter(({ runId }) => locked.has(runId))
    .map(({ runId, by }) => ({ runId, event: { kind, at, by } }));
  return heard.length === 0 ? 0 : endWaitsFor(tx, subject, heard, at);
}
