import type { Db } from "../../../engine/database.ts";

/**
 * What must hold of a database whatever died: each line counts the rows that break one promise.
 *
 * Waits count by the steps that leave them, and by the events that ended them or had come before: a wait that two events
 * ended would have left twice. A list may find nobody and wait on, so all steps at "hours" but the first end a wait.
 */
const BROKEN = `
  select
    (select count(*)::int from leads l where (select count(*) from assignments a
       where a.lead_id = l.id and a.state in ('offered', 'owned')) > 1) as "leads with two owners",
    (select count(*)::int from leads l left join assignments a on a.lead_id = l.id and a.state = 'owned'
       where l.owner_id is distinct from a.person_id) as "leads whose owner is another than their assignment's",
    (select count(*)::int from (select from assignments where run_id is not null
       group by run_id, node_id, visit having count(*) > 1) d) as "visits that assigned twice",
    (select count(*)::int from (select first_seq - coalesce(lag(last_seq) over (partition by run_id order by first_seq), 0) as gap
       from steps) s where gap <> 1) as "gaps between steps",
    (select count(*)::int from steps where jsonb_array_length(steps) <> last_seq - first_seq + 1) as "bursts with a gap",
    (select count(*)::int from runs r where seq <> coalesce((select max(last_seq) from steps where run_id = r.id), 0))
      as "runs that have more or fewer steps than they know of",
    (select count(*)::int from (
       select w.run_id,
         count(*) + (select count(*) from signals g where g.run_id = w.run_id and g.consumed_at is not null) as ended,
         (select count(*) filter (where e->>'nodeId' in ('watch', 'call') and e->>'exit' is not null)
               + greatest(0, count(*) filter (where e->>'nodeId' = 'hours') - 1)
          from steps s, jsonb_array_elements(s.steps) e where s.run_id = w.run_id) as left
       from waits w join runs r on r.id = w.run_id where r.status = 'done' and w.state = 'ended' group by w.run_id) w
     where ended <> "left") as "runs in which a wait had two winners, or none",
    (select count(*)::int from waits w join runs r on r.id = w.run_id
       where w.state = 'open' and r.status <> 'waiting') as "waits that nobody waits for",
    (select count(*)::int from runs r where r.status = 'waiting'
       and not exists (select from waits w where w.run_id = r.id and w.state = 'open')) as "runs that wait for nothing",
    (select count(*)::int from outbox where state = 'done' and not exists (select from waits w
       where w.subject = outbox.id and w.state = 'ended' and w.event->>'kind' = 'result')) as "results that were lost",
    (select count(*)::int from team_ledgers where (select coalesce(sum(credit), 0)
       from unnest(credits) as credit) <> 0) as "turn balances that do not add up",
    (select count(*)::int from teams t where
       (select count(*) from notifications n where n.person_id = t.leader_id) <>
       (select count(*) from runs r, steps s, jsonb_array_elements(s.steps) e, assignments a
        where s.run_id = r.id and e->>'nodeId' = 'escalate' and a.run_id = r.id and a.node_id = 'turns'
          and a.team_id = t.id)) as "leaders told more or less than once per hand-over",
    (select count(*)::int from tasks t join leads l on l.id = t.lead_id
       where t.state = 'open' and l.owner_id is distinct from t.person_id) as "tasks of people who do not have the lead"`;

/** @returns the promises that are broken, with how many times */
export async function brokenPromises(db: Db): Promise<Record<string, number>> {
  const { rows } = await db.query<Record<string, number>>(BROKEN);
  return Object.fromEntries(Object.entries(rows[0]!).filter(([, times]) => times > 0));
}

/** How long the run or call that has waited longest for a worker has waited, in ms. Calls are answered at once here. */
export async function latestMs(db: Db): Promise<number> {
  const { rows } = await db.query<{ ms: number }>(
    `select coalesce(max(extract(epoch from baton_now() - since)) * 1000, 0)::int as ms from (
       select updated_at as since from runs where status = 'ready' and attempts = 0
       union all select retry_at from runs where status = 'ready' and attempts > 0
       union all select wake_at from runs where status = 'waiting' and wake_at is not null
       union all select created_at from outbox where state = 'pending') work
     where since <= baton_now()`,
  );
  return rows[0]!.ms;
}
