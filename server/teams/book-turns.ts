import type { Tx } from "../../engine/database.ts";
import { type Credits, ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { AssignmentId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { insertLedgerEntries, type LedgerEntry, setLastPicked, writeCredits } from "./balance-store.ts";

/** Turns of one team that were decided outside of a flow, one after the other, under its lock. */
export interface TurnsToBook {
  readonly teamId: TeamId;
  /** The team's whole balance after all of them. */
  readonly credits: Credits;
  /** Of turns that were given back before. */
  readonly givenBack: readonly LedgerEntry[];
  readonly picks: readonly { readonly personId: PersonId; readonly assignmentId: AssignmentId }[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Books turns as a batch books those of its own. The team's balance must be locked.
 *
 * @param by who gave the turns back; null for a program
 */
export async function bookTurns(tx: Tx, turns: TurnsToBook, by: PersonId | null): Promise<void> {
  const { teamId, credits, givenBack, picks, at } = turns;
  await writeCredits(tx, teamId, credits);
  if (givenBack.length > 0) await insertLedgerEntries(tx, teamId, givenBack, by);
  if (picks.length === 0) return;
  const picked = picks.map((pick): LedgerEntry => ({ ...pick, amount: -ONE_LEAD, reason: "picked" }));
  await insertLedgerEntries(tx, teamId, picked, null);
  for (const personId of new Set(picks.map((pick) => pick.personId))) await setLastPicked(tx, teamId, personId, at);
}
