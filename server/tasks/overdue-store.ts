import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";

/**
 * Flows act on a deadline within seconds, and a task is stored within seconds of its making: later than this nothing that
 * was due before can still appear, or be about to be moved.
 */
const GRACE = "interval '1 minute'";

/**
 * Notes the tasks whose deadline has passed since the last look. Whoever looks holds the mark; others leave it to them.
 * One statement, so that the mark ends where the look ended.
 */
export async function findOverdue(tx: Tx): Promise<void> {
  await tx.query(
    `with mark as materialized (
       select looked_to, baton_now() - ${GRACE} as until from overdue_mark for no key update skip locked
     ), moved as (
       update overdue_mark o set looked_to = mark.until from mark where mark.until > mark.looked_to
     )
     insert into overdue_tasks (task_id)
     select t.id from mark join tasks t on t.state = 'open' and t.due_at > mark.looked_to and t.due_at <= mark.until
     on conflict do nothing`,
  );
}

export interface OverdueTask {
  readonly id: Uuid;
  readonly leadId: LeadId | null;
  readonly text: string;
  /** Nobody, when the task is done by now or everybody has heard of it. */
  readonly tell: readonly PersonId[];
}

/**
 * Locks found tasks that can be told now. Left for later is what its flow watches by the same deadline: it will tell, give
 * the lead to somebody else or hold while somebody is on the phone. Told is whoever leads the team that the lead is with, or
 * else all managers; never the one who is late, nobody who got a message about this lead since, and nobody real about a
 * simulated lead.
 */
export async function lockOverdue(tx: Tx, limit: number): Promise<OverdueTask[]> {
  const { rows } = await tx.query<OverdueTask>(
    `select o.task_id as id, t.lead_id as "leadId",
            late.name || ' has not done “' || t.title || '”'
              || case when strpos(t.title, l.name) > 0 then '' else ' for ' || l.name end || ' in time.' as text,
            array(
              select p.id from people p
               where p.active and p.id <> t.person_id and (p.demo or not l.demo)
                 and case when leader.id is null then p.roles && '{admin,manager}' else p.id = leader.id end
                 and not exists (select from notifications n
                   where n.person_id = p.id and n.lead_id = t.lead_id and n.at >= t.due_at - ${GRACE})
               order by p.id) as tell
       from overdue_tasks o
       left join tasks t on t.id = o.task_id and t.state = 'open'
       left join leads l on l.id = t.lead_id
       left join people late on late.id = t.person_id
       left join lateral (
         select p.id from assignments a
           join teams g on g.id = surviving_team(a.team_id)
           join people p on p.id = g.leader_id and p.active and p.id <> t.person_id
          where a.lead_id = t.lead_id and a.state in ('offered', 'owned')) leader on true
      where not exists (select from waits w
        where w.run_id = t.run_id and w.state = 'open' and w.kind in ('acceptance', 'contact')
          and w.deadline <= t.due_at + ${GRACE})
      order by o.task_id limit $1
      for update of o skip locked`,
    [limit],
  );
  return rows;
}

/** Tells everybody, and their open screens, and forgets that it is to be told. */
export async function writeTold(tx: Tx, tasks: readonly OverdueTask[]): Promise<void> {
  const messages = tasks.flatMap(({ leadId, text, tell }) =>
    tell.map((personId) => ({ id: newId(), person_id: personId, lead_id: leadId, text })),
  );
  await tx.query(
    `insert into notifications (id, person_id, lead_id, text, alarm, at)
     select id, person_id, lead_id, text, true, baton_now()
       from json_to_recordset($1::json) as m (id uuid, person_id uuid, lead_id uuid, text text)`,
    [JSON.stringify(messages)],
  );
  await tx.query(
    `insert into feed (kind, lead_id, person_ids, payload, at)
     select 'inbox', lead_id, array_agg(person_id), '{"change": "overdue"}', baton_now()
       from json_to_recordset($1::json) as m (person_id uuid, lead_id uuid) group by lead_id`,
    [JSON.stringify(messages)],
  );
  await tx.query("delete from overdue_tasks where task_id = any ($1::uuid[])", [tasks.map(({ id }) => id)]);
}
