import type { Queryable } from "../../engine/database.ts";
import type { CompanyPlace } from "../../node-catalog/kit/company-places.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";

/** A step asks for this with every lead: of a company with more leads only the first ones and the newest ones are looked at. */
const OF_EACH_END = 200;

const PART = "case when jsonb_typeof(fields -> 'region') = 'string' then fields ->> 'region' end";

/**
 * Where the leads of these accounts come from, the place of the first lead first; accounts without any are empty.
 *
 * @param ofEachEnd how many of the first and of the newest leads count; `null`: all
 */
export async function readPlaces(
  db: Queryable,
  ids: readonly Uuid[],
  ofEachEnd: number | null = OF_EACH_END,
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
                (select id, country, ${PART} as part, created_at, test from leads
                  where account_id = a.id order by created_at limit $2)
                union
                (select id, country, ${PART} as part, created_at, test from leads
                  where account_id = a.id order by created_at desc limit $2)) l
              where l.country is not null and not l.test
              group by a.id, l.country, l.part) at
           group by id`,
    values: [ids, ofEachEnd],
  });
  return {
    ...Object.fromEntries(ids.map((id) => [id, []])),
    ...Object.fromEntries(rows.map((row) => [row.id, row.places])),
  };
}
