import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import {
  clearOwners,
  giveAccountOf,
  insertOwnerChange,
  lockAccountOf,
  lockAccountsOf,
  ownsAccounts,
} from "./account-store.ts";

/** Before a lead is locked that people are about to give to somebody: its account comes first in the one lock order. */
export const holdAccountOf = (tx: Tx, leadId: LeadId): Promise<void> => lockAccountOf(tx, leadId);

/** A lead that people gave to somebody takes its account along, as one does that a flow gives: see the kit's `reduce`. */
export const accountGoesAlong = (tx: Tx, leadId: LeadId, personId: PersonId): Promise<void> =>
  giveAccountOf(tx, leadId, personId);

/**
 * People who no longer work here look after nobody: whoever gets the next lead of one of their accounts gets the account.
 * Before leads and people are locked.
 */
export async function giveUpAccounts(tx: Tx, people: readonly PersonId[], reason: string): Promise<void> {
  const accounts = await lockAccountsOf(tx, people);
  await clearOwners(
    tx,
    accounts.map(({ id }) => id),
  );
  for (const { id: accountId, isByHand } of accounts) {
    if (isByHand) await insertOwnerChange(tx, { id: newId(), accountId, ownerId: null, reason, by: null });
  }
}

/** Whether any company is theirs, as it is now. */
export const looksAfterAccounts = (tx: Tx, personId: PersonId): Promise<boolean> => ownsAccounts(tx, personId);
