import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts } from "../../node-catalog/kit/facts.ts";

/**
 * Holds the loads of people whose limits span teams until the end of the transaction, so that two teams never pass a limit
 * together. After the teams in the one lock order, and by ids within. Not the people's rows: a change of a person locks
 * the row first and then, by a trigger, the teams.
 */
export async function lockLoads(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  await tx.query({
    name: "lock-loads",
    text: "select pg_advisory_xact_lock(hashtextextended('load ' || id, 0)) from unnest($1::text[]) id",
    values: [personIds.toSorted()],
  });
}

/**
 * @param timed those of them who have limits by time: only they need to know when they were given leads. A calendar month
 * has up to 31 days, and an hour more where clocks change.
 */
export async function readLoads(
  db: Queryable,
  personIds: readonly PersonId[],
  timed: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, LoadFacts>> {
  const { rows } = await (db as Tx).query<LoadFacts & { personId: PersonId }>({
    name: "read-loads",
    text: `with owned as (
        select owner_id as id, count(*) as leads, sum(floor(value)) as value, count(*) filter (where tried_at is null) as fresh
        from leads where owner_id = any ($1::uuid[]) and status <> 'closed' group by owner_id),
      offered as (
        select a.person_id as id, count(*) as leads, sum(floor(l.value)) as value,
          count(*) filter (where l.tried_at is null) as fresh
        from assignments a join leads l on l.id = a.lead_id
        where a.person_id = any ($1::uuid[]) and a.state = 'offered' and l.status <> 'closed' group by a.person_id),
      given as (
        select person_id as id, json_agg((extract(epoch from at) * 1000)::bigint order by at) as at
        from assignments where person_id = any ($2::uuid[]) and at > baton_now() - interval '32 days' group by person_id)
      select p.id as "personId",
        (coalesce(owned.leads, 0) + coalesce(offered.leads, 0))::int as "openLeads",
        coalesce(owned.value, 0) + coalesce(offered.value, 0) as "pipelineValue",
        (coalesce(owned.fresh, 0) + coalesce(offered.fresh, 0))::int as uncontacted,
        coalesce(given.at, '[]') as "givenAt",
        (extract(epoch from p.last_seen_at) * 1000)::double precision as "lastSeenAt"
      from people p left join owned using (id) left join offered using (id) left join given using (id)
      where p.id = any ($1::uuid[])`,
    values: [personIds, timed],
  });
  return new Map(rows.map(({ personId, ...load }) => [personId, load]));
}
