import type { Tx } from "../../engine/database.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { AccountFacts } from "../../node-catalog/kit/facts.ts";

const ACCOUNT = `a.id, a.domain, a.owner_id as "ownerId", a.lead_id as "leadId", a.region,
  a.region_by as "regionBy"`;

export async function readAccounts(tx: Tx, ids: readonly Uuid[]): Promise<AccountFacts[]> {
  const { rows } = await tx.query<AccountFacts>({
    name: "read-accounts",
    text: `select ${ACCOUNT} from accounts a where a.id = any ($1::uuid[])`,
    values: [ids],
  });
  return rows;
}

export async function readAccountsOf(tx: Tx, leadIds: readonly LeadId[]): Promise<AccountFacts[]> {
  const { rows } = await tx.query<AccountFacts>({
    name: "read-accounts-of",
    text: `select ${ACCOUNT} from accounts a
           where a.id = any (array(select account_id from leads where id = any ($1::uuid[])))`,
    values: [leadIds],
  });
  return rows;
}

/** Those that nobody else has locked. Ordered by a row, which no index has: by its columns all accounts were read in order. */
export async function lockFreeAccounts(tx: Tx, ids: readonly Uuid[]): Promise<Uuid[]> {
  const { rows } = await tx.query<{ id: Uuid }>({
    name: "lock-free-accounts",
    text: "select id from accounts where id = any ($1::uuid[]) order by (domain, demo) for no key update skip locked",
    values: [ids],
  });
  return rows.map(({ id }) => id);
}
