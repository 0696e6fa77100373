import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts } from "../../node-catalog/kit/facts.ts";

/**
 * Holds the loads of people who are in several teams until the end of the transaction, so that two teams never pass a limit
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

/** Up to where the feed was read; as in `server/live`: from the mark on, without what was seen. */
export interface Heard {
  readonly mark: string;
  readonly seen: readonly string[];
}

export interface ReadLoads {
  readonly loads: ReadonlyMap<PersonId, LoadFacts>;
  readonly heard: Heard;
}

/**
 * The loads of these people, and of everybody whom the feed has named since it was heard: each transaction that gives or
 * takes a lead names them there.
 *
 * Moments at which leads were given are there for people with limits by time, and for everybody where they are asked for. A
 * calendar month has up to 31 days, and an hour more where clocks change.
 */
export async function readLoads(
  db: Queryable,
  personIds: readonly PersonId[],
  { heard, when }: { heard?: Heard | undefined; when: boolean },
): Promise<ReadLoads> {
  const { rows } = await (db as Tx).query<{
    loads: (LoadFacts & { personId: PersonId })[] | null;
    mark: string;
    seen: string[];
  }>({
    name: "read-loads",
    // One list of ids, not a relation: the planner took the feed for so long that it planned anew each time.
    text: `with named as materialized (
        select array(
          select unnest($1::uuid[])
          union all
          select unnest(person_ids) from feed where xid >= $2::xid8 and id <> all ($3::bigint[])) as ids),
      timed as materialized (
        select array(
          select id from people
          where id = any ((select ids from named)::uuid[]) and ($4 or limits @? '$[*] ? (@.what != "open")')) as ids),
      owned as (
        select owner_id as id, count(*) as leads, sum(floor(value)) as value, sum(company_size) as size,
          count(*) filter (where tried_at is null) as fresh
        from leads where owner_id = any ((select ids from named)::uuid[]) and status <> 'closed' group by owner_id),
      offered as (
        select a.person_id as id, count(*) as leads, sum(floor(l.value)) as value, sum(l.company_size) as size,
          count(*) filter (where l.tried_at is null) as fresh
        from assignments a join leads l on l.id = a.lead_id
        where a.person_id = any ((select ids from named)::uuid[]) and a.state = 'offered' and l.status <> 'closed'
        group by a.person_id),
      given as (
        select person_id as id, json_agg((extract(epoch from at) * 1000)::bigint order by at) as at
        from assignments
        where person_id = any ((select ids from timed)::uuid[]) and at > baton_now() - interval '32 days' group by person_id)
      select
        (select json_agg(json_build_object('personId', p.id,
           'openLeads', coalesce(owned.leads, 0) + coalesce(offered.leads, 0),
           'pipelineValue', coalesce(owned.value, 0) + coalesce(offered.value, 0),
           'companySize', coalesce(owned.size, 0) + coalesce(offered.size, 0),
           'uncontacted', coalesce(owned.fresh, 0) + coalesce(offered.fresh, 0),
           'givenAt', case when p.id = any ((select ids from timed)::uuid[]) then coalesce(given.at, '[]') end,
           'lastSeenAt', (extract(epoch from p.last_seen_at) * 1000)::bigint))
         from people p left join owned using (id) left join offered using (id) left join given using (id)
         where p.id = any ((select ids from named)::uuid[])) as loads,
        pg_snapshot_xmin(pg_current_snapshot())::text as mark,
        array(select id::text from feed where xid >= pg_snapshot_xmin(pg_current_snapshot())) as seen`,
    values: [personIds, heard?.mark ?? null, heard?.seen ?? [], when],
  });
  const { loads, ...upTo } = rows[0]!;
  return { loads: new Map((loads ?? []).map((row) => [row.personId, loadOf(row)])), heard: upTo };
}

/** One shape for all, or reading two hundred of them for each lead takes twice as long. */
const loadOf = ({ openLeads, pipelineValue, companySize, uncontacted, givenAt, lastSeenAt }: LoadFacts): LoadFacts => ({
  openLeads,
  pipelineValue,
  companySize,
  uncontacted,
  givenAt,
  lastSeenAt,
});

export interface Presence {
  /** Who had the inbox open, and when last, in epoch milliseconds. */
  readonly seenAt: Readonly<Record<PersonId, number>>;
  /** Until when everybody is known, for the next time: later ones may have been committed meanwhile. */
  readonly until: string;
}

/** @param since of the reading before; the first time, as long as loads are kept in memory */
export async function readPresence(db: Queryable, since: string | null): Promise<Presence> {
  const { rows } = await (db as Tx).query<Presence>({
    name: "read-presence",
    text: `select (baton_now() - interval '10 seconds')::text as until,
             (select coalesce(json_object_agg(id, (extract(epoch from last_seen_at) * 1000)::bigint), '{}')
              from people where last_seen_at > coalesce($1::timestamptz, baton_now() - interval '2 minutes')) as "seenAt"`,
    values: [since],
  });
  return rows[0]!;
}
