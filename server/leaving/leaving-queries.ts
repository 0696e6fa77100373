import type { Queryable } from "../../engine/database.ts";
import type { AssignmentId, LeadId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

/** Leads that somebody has in hands, offered ones too; without simulated ones, in the order in which leads are locked. */
export interface HeldLead {
  readonly leadId: LeadId;
  readonly assignmentId: AssignmentId;
  readonly name: string;
  readonly company: string | null;
  readonly teamId: TeamId | null;
  readonly dueAt: Date | null;
  readonly isDueToday: boolean;
  readonly isUntried: boolean;
}

export async function listHeldLeads(q: Queryable, personId: PersonId): Promise<HeldLead[]> {
  const { rows } = await q.query<HeldLead>(
    `select l.id as "leadId", a.id as "assignmentId", l.name, l.company, a.team_id as "teamId", d.due_at as "dueAt",
            coalesce(d.due_at < (date_trunc('day', baton_now() at time zone p.time_zone) + interval '1 day')
                                at time zone p.time_zone, false) as "isDueToday",
            l.tried_at is null as "isUntried"
       from assignments a
       join leads l on l.id = a.lead_id
       join people p on p.id = a.person_id
       cross join lateral (
         select coalesce(
           (select greatest(deadline, held_until) from waits
             where subject = a.id and state = 'open' and kind in ('acceptance', 'contact') limit 1),
           (select min(due_at) from tasks where lead_id = l.id and person_id = a.person_id and state = 'open')) as due_at
       ) d
      where a.person_id = $1 and a.state in ('offered', 'owned') and not l.demo and l.status <> 'closed'
      order by l.id`,
    [personId],
  );
  return rows;
}

export interface Standing {
  readonly name: string;
  readonly backupId: PersonId | null;
  readonly isOnlyAdmin: boolean;
  /** Teams in which nobody else works. */
  readonly lastIn: readonly string[];
  readonly leads: readonly string[];
  /** For whom they stand in. */
  readonly backsUp: readonly string[];
}

/** What depends on a person. */
export async function readStanding(q: Queryable, personId: PersonId): Promise<Standing | undefined> {
  const { rows } = await q.query<Standing>(
    `select p.name, p.backup_id as "backupId",
            p.active and p.roles @> '{admin}' and not p.demo and not exists (
              select from people o where o.id <> p.id and o.active and not o.demo and o.roles @> '{admin}'
            ) as "isOnlyAdmin",
            array(select t.name from teams t join team_members m on m.team_id = t.id
                   where m.person_id = p.id and t.archived_at is null and not exists (
                     select from team_members om join people o on o.id = om.person_id
                      where om.team_id = t.id and o.id <> p.id and o.active)
                   order by lower(t.name)) as "lastIn",
            array(select name from teams where leader_id = p.id and archived_at is null order by lower(name)) as leads,
            array(select name from people where backup_id = p.id and active order by lower(name)) as "backsUp"
       from people p where p.id = $1`,
    [personId],
  );
  return rows[0];
}

export async function countWorking(q: Queryable, people: readonly PersonId[]): Promise<number> {
  const { rows } = await q.query<{ count: number }>(
    "select count(*)::int as count from people where id = any($1::uuid[]) and active",
    [people],
  );
  return rows[0]!.count;
}
