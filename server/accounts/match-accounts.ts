import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { insertAccounts, lockUnownedAccounts } from "./account-store.ts";
import { type Company, companyKey } from "./company.ts";

export interface FromCompany extends Company {
  /** As the lead calls it; may be empty. */
  readonly name: string;
}

/**
 * Makes the accounts of a batch that are not there yet, and locks those that nobody owns until the end of the transaction.
 * Both statements are sent at once: what the caller sends next, without waiting, reads what holds.
 */
export async function matchAccounts(tx: Tx, companies: readonly FromCompany[]): Promise<void> {
  const once = new Map<string, FromCompany>();
  for (const company of companies) {
    const key = companyKey(company);
    if (!once.get(key)?.name) once.set(key, company);
  }
  if (once.size === 0) return;
  const accounts = [...once.values()].map((company) => ({ id: newId(), ...company }));
  const ids = accounts.map(({ id }) => id);
  await Promise.all([insertAccounts(tx, accounts), lockUnownedAccounts(tx, accounts, ids)]);
}
