import type { Tx } from "../../engine/database.ts";
import type { Credits, Shareholder } from "../../node-catalog/assignment/ledger.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { insertLedgerEntries, type LedgerEntry, lockCredits, writeCredits } from "./balance-store.ts";
import { readMembers } from "./teams-store.ts";

export interface BalanceChange {
  /** The whole balance after it. */
  readonly credits: Credits;
  /** Whose balance changed, and why: in sum what changed. */
  readonly entries: readonly LedgerEntry[];
}

/**
 * Changes a team's turn balance under the lock that a batch holds while it hands out leads, so that neither loses what the
 * other did.
 *
 * @param by who did it; null for a program
 * @param change reads the balance and the members as they are under the lock
 */
export async function changeBalance(
  tx: Tx,
  teamId: TeamId,
  by: PersonId | null,
  change: (credits: Credits, members: readonly Shareholder[]) => BalanceChange,
): Promise<void> {
  const before = await lockCredits(tx, teamId);
  const { credits, entries } = change(before, await readMembers(tx, teamId));
  await writeCredits(tx, teamId, credits);
  await insertLedgerEntries(tx, teamId, entries, by);
}
