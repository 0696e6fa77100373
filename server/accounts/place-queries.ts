import type { Queryable } from "../../engine/database.ts";
import type { CompanyPlace } from "../../node-catalog/kit/company-places.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";

/** A step asks for this with every lead: of a company with more leads only the first ones and the newest ones are looked at. */
const OF_EACH_END = 200;

const PART = "case when jsonb_typeof(fields -> 'region') = 'string' then fields ->> 'region' end";
const LEADS = `select id, country, ${PART} as part, created_at, test from leads where account_id = a.id`;
const ENDS = `(${LEADS} order by created_at limit $2) union (${LEADS} order by created_at desc limit $2)`;

const placesAmong = (leads: string) => `
  select id, json_agg(json_build_object('country', country, 'part', part, 'leads', leads, 'firstAt', first_at,
               'firstId', first_id) order by first_at, first_id) as places
    from (
      select a.id, l.country, l.part, count(*)::int as leads,
             extract(epoch from min(l.created_at)) * 1000 as first_at, min(l.id::text collate "C") as first_id
        from unnest($1::uuid[]) as a (id)
       cross join lateral (${leads}) l
       where l.country is not null and not l.test
       group by a.id, l.country, l.part) at
   group by id`;

type Places = Readonly<Record<Uuid, readonly CompanyPlace[]>>;

/** Where the leads of these accounts come from, the place of the first lead first; accounts without any are empty. */
export const readPlaces = (db: Queryable, ids: readonly Uuid[], ofEachEnd = OF_EACH_END): Promise<Places> =>
  read(db, ids, { name: "read-places-of-accounts", text: placesAmong(ENDS), values: [ids, ofEachEnd] });

/** The same of all their leads, however many there are. */
export const readAllPlaces = (db: Queryable, ids: readonly Uuid[]): Promise<Places> =>
  read(db, ids, { name: "read-all-places-of-accounts", text: placesAmong(LEADS), values: [ids] });

async function read(
  db: Queryable,
  ids: readonly Uuid[],
  query: { readonly name: string; readonly text: string; readonly values: unknown[] },
): Promise<Places> {
  const { rows } = await db.query<{ id: Uuid; places: CompanyPlace[] }>(query);
  return {
    ...Object.fromEntries(ids.map((id) => [id, []])),
    ...Object.fromEntries(rows.map((row) => [row.id, row.places])),
  };
}
