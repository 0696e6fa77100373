import type { Queryable } from "../../engine/database.ts";
import type { CompanyPlace } from "../../node-catalog/kit/company-places.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";

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
