import type { Queryable, Tx } from "../../engine/database.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { CompanyPlace } from "../../node-catalog/kit/company-places.ts";
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

/** Of a company with more leads than this only the first ones and the newest ones are looked at, so many of each. */
const LOOKED_AT = 200;

/** Where the leads of these accounts come from, the place of the first lead first; accounts without any are empty. */
export async function readPlaces(
  db: Queryable,
  ids: readonly Uuid[],
): Promise<Readonly<Record<Uuid, readonly CompanyPlace[]>>> {
  const { rows } = await db.query<{ id: Uuid; places: CompanyPlace[] }>({
    name: "read-places-of-accounts",
    text: `select id, json_agg(json_build_object('country', country, 'part', part, 'leads', leads, 'firstAt', first_at)
                     order by first_at, first_id) as places
           from (
             select a.id, l.country, l.part, count(*)::int as leads,
                    extract(epoch from min(l.created_at)) * 1000 as first_at, min(l.id::text) as first_id
               from unnest($1::uuid[]) as a (id)
              cross join lateral (
                select id, country, created_at, test,
                       case when jsonb_typeof(fields -> 'region') = 'string' then fields ->> 'region' end as part
                  from (
                    (select id, country, created_at, test, fields from leads
                      where account_id = a.id order by created_at limit $2)
                    union
                    (select id, country, created_at, test, fields from leads
                      where account_id = a.id order by created_at desc limit $2)) looked) l
              where l.country is not null and not l.test
              group by a.id, l.country, l.part) at
           group by id`,
    values: [ids, LOOKED_AT],
  });
  return {
    ...Object.fromEntries(ids.map((id) => [id, []])),
    ...Object.fromEntries(rows.map((row) => [row.id, row.places])),
  };
}
