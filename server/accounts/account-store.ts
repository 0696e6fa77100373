import type { Tx } from "../../engine/database.ts";
import type { LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { type Company, columnsOf } from "./company.ts";
import { noSuchAccount } from "./no-such-account.ts";

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
           from unnest($1::uuid[], $2::text[], $3::boolean[], $4::text[]) as n (id, domain, demo, name)
           order by domain, demo
           on conflict do nothing`,
    values: [accounts.map(({ id }) => id), ...columnsOf(accounts), accounts.map(({ name }) => name)],
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
           where domain = any ($1::text[])
             and (domain, demo) in (select domain, demo from unnest($1::text[], $2::boolean[]) as c (domain, demo))
             and owner_id is null and id <> all ($3::uuid[])
           order by domain, demo for no key update`,
    values: [...columnsOf(companies), made],
  });
}

/** Locks the account that goes along when this lead goes to somebody: it is nobody's, or the lead made its owner. */
export async function lockAccountOf(tx: Tx, leadId: LeadId): Promise<void> {
  await tx.query(
    `select from accounts
      where id = (select account_id from leads where id = $1) and (owner_id is null or lead_id = $1)
        for no key update`,
    [leadId],
  );
}

export async function giveAccountOf(tx: Tx, leadId: LeadId, personId: PersonId): Promise<void> {
  await tx.query(
    `update accounts set owner_id = $2, lead_id = $1
      where id = (select account_id from leads where id = $1) and (owner_id is null or lead_id = $1)`,
    [leadId, personId],
  );
}

/** @throws AppError `no-such-account` (404) */
export async function lockAccount(tx: Tx, id: Uuid): Promise<{ demo: boolean }> {
  const { rows } = await tx.query<{ demo: boolean }>("select demo from accounts where id = $1 for no key update", [id]);
  if (!rows[0]) throw noSuchAccount();
  return rows[0];
}

/** By hand: it goes with no lead any more. Nobody, when `ownerId` is null: whoever gets its next lead. */
export async function setOwner(tx: Tx, id: Uuid, ownerId: PersonId | null): Promise<void> {
  await tx.query("update accounts set owner_id = $2, lead_id = null where id = $1", [id, ownerId]);
}

export async function insertOwnerChange(
  tx: Tx,
  change: { id: Uuid; accountId: Uuid; ownerId: PersonId | null; reason: string; by: PersonId | null },
): Promise<void> {
  await tx.query(
    `insert into account_owners (id, account_id, owner_id, reason, by_person_id, at)
     values ($1, $2, $3, $4, $5, baton_now())`,
    [change.id, change.accountId, change.ownerId, change.reason, change.by],
  );
}

/** In the one order of accounts. */
export async function lockAccountsOf(tx: Tx, people: readonly PersonId[]): Promise<{ id: Uuid; isByHand: boolean }[]> {
  const { rows } = await tx.query<{ id: Uuid; isByHand: boolean }>(
    `select id, lead_id is null as "isByHand" from accounts where owner_id = any ($1::uuid[])
      order by domain, demo for no key update`,
    [people],
  );
  return rows;
}

export async function clearOwners(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  await tx.query("update accounts set owner_id = null, lead_id = null where id = any ($1::uuid[])", [ids]);
}

export async function ownsAccounts(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rowCount } = await tx.query("select from accounts where owner_id = $1 limit 1", [personId]);
  return rowCount! > 0;
}

/** Holds that they work here: whoever takes them out waits, and then sees what they were given. */
export async function holdOwner(
  tx: Tx,
  id: PersonId,
): Promise<{ name: string; active: boolean; demo: boolean } | undefined> {
  const { rows } = await tx.query<{ name: string; active: boolean; demo: boolean }>(
    "select name, active, demo from people where id = $1 for share",
    [id],
  );
  return rows[0];
}

/** Where it belongs, by hand; `null`: each of its leads counts for itself again. */
export async function setRegion(
  tx: Tx,
  id: Uuid,
  { region, by }: { readonly region: string | null; readonly by: PersonId | null },
): Promise<void> {
  await tx.query(
    `update accounts set region = $2, region_by = case when $2::text is not null then $3::uuid end,
            region_at = case when $2::text is not null then baton_now() end
      where id = $1`,
    [id, region, by],
  );
}
