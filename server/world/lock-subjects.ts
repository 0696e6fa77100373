import type { Tx } from "../../engine/database.ts";
import type { LockedSubjects } from "../../engine/world.ts";
import type { AccountFacts, SubjectFacts } from "../../node-catalog/kit/facts.ts";
import { lockFreeAccounts, readAccounts, readAccountsOf } from "./account-facts-store.ts";
import { lockFreeLeads, readSubjects } from "./facts-store.ts";

/** Locks the leads that are free and reads what is known of them; see the engine's `World.lockSubjects`. */
export async function lockFreeSubjects(tx: Tx, leadIds: readonly string[]): Promise<LockedSubjects> {
  // Sent together: each statement sees what was committed until the first one had its locks.
  const [free, subjects, found] = await Promise.all([
    lockFreeLeads(tx, leadIds),
    readSubjects(tx, leadIds),
    readAccountsOf(tx, leadIds),
  ]);
  const accounts = await settle(tx, found);
  const isSettled = ({ accountId }: SubjectFacts) => accountId === null || accounts.has(accountId);
  const held = free.map((id) => [id, subjects.get(id)!] as const).filter(([, subject]) => isSettled(subject));
  return { subjects: new Map(held), accounts: Object.fromEntries(accounts) };
}

/**
 * An account that has an owner is taken as it was read. One without must be locked: another transaction may be about to
 * give it to somebody, and two of its leads would go to two people.
 *
 * @returns the accounts that hold until the end of the transaction
 */
async function settle(tx: Tx, found: readonly AccountFacts[]): Promise<ReadonlyMap<string, AccountFacts>> {
  const owned = found.filter(({ ownerId }) => ownerId !== null);
  const unowned = found.filter(({ ownerId }) => ownerId === null).map(({ id }) => id);
  const settled = [...owned];
  if (unowned.length > 0) {
    const [locked, now] = await Promise.all([lockFreeAccounts(tx, unowned), readAccounts(tx, unowned)]);
    const isLocked = new Set(locked);
    settled.push(...now.filter(({ id, ownerId }) => ownerId !== null || isLocked.has(id)));
  }
  return new Map(settled.map((account) => [account.id, account]));
}
