import type { Tx } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { Company } from "./company.ts";

export interface NewAccount extends Company {
  readonly id: Uuid;
  readonly name: string;
}

/** Makes the accounts that are not there yet, in order, so that two intakes never wait for each other crosswise. */
export async function insertAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<void> {
  await tx.query({
    name: "insert-accounts",
    text: `insert into accounts (id, domain, demo, name, created_at)
           select id, domain, demo, name, baton_now()
           from json_to_recordset($1::json) as n (id uuid, domain text, demo boolean, name text)
           order by domain, demo
           on conflict do nothing`,
    values: [JSON.stringify(accounts)],
  });
}

/**
 * Locks, in order, those that were there before and have no owner: of two leads of one company the second one must see who
 * got the first one. The others are settled; so no company whose leads come in by the dozen makes intakes wait.
 *
 * @param made the ids under which the new ones were just made: they are this transaction's own
 */
export async function lockUnownedAccounts(tx: Tx, companies: readonly Company[], made: readonly Uuid[]): Promise<void> {
  await tx.query({
    name: "lock-unowned-accounts",
    text: `select from accounts
           where (domain, demo) in (
               select domain, demo from json_to_recordset($1::json) as c (domain text, demo boolean))
             and owner_id is null and id <> all ($2::uuid[])
           order by domain, demo for no key update`,
    values: [JSON.stringify(companies), made],
  });
}
