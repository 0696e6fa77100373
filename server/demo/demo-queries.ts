import type { Queryable, Tx } from "../../engine/database.ts";
import { type Program, programSchema } from "../../engine/program.ts";
import type { LeadId, PersonId, SourceId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { DemoAssignment } from "./reactions.ts";
import type { DemoFacts } from "./stays-in-demo.ts";

export interface DemoState {
  /** Epoch milliseconds, as all times here. */
  readonly now: number;
  readonly startedAt: number;
  readonly lastLeadAt: number | null;
  readonly sourceId: SourceId;
  readonly program: Program;
}

/**
 * The demo flow while it takes leads; undefined when it is paused, put away or gone. Its source stays until this
 * transaction ends, so that the demo is not removed under a lead on its way in.
 */
export async function readLiveDemo(q: Tx): Promise<DemoState | undefined> {
  const { rows } = await q.query<{
    now: Date;
    startedAt: Date;
    lastLeadAt: Date | null;
    sourceId: string;
    body: unknown;
  }>(
    `select baton_now() as now, f.created_at as "startedAt", s.id as "sourceId", p.body,
            (select max(l.created_at) from leads l where l.source_id = s.id and not l.test) as "lastLeadAt"
       from flows f
       join live_sources ls on ls.flow_id = f.id
       join sources s on s.id = ls.source_id and s.demo
       join flow_versions v on v.flow_id = f.id and v.version = f.live_version
       join programs p on p.id = v.program_id
      where f.demo and f.status = 'live' limit 1
        for key share of s`,
  );
  const row = rows[0];
  if (!row) return undefined;
  return {
    now: row.now.getTime(),
    startedAt: row.startedAt.getTime(),
    lastLeadAt: row.lastLeadAt?.getTime() ?? null,
    sourceId: row.sourceId,
    program: programSchema.parse(row.body),
  };
}

export async function hasDemo(q: Queryable): Promise<boolean> {
  const { rows } = await q.query<{ has: boolean }>(
    "select exists (select from people where demo) or exists (select from flows where demo) as has",
  );
  return rows[0]!.has;
}

export async function readDemoFacts(q: Queryable): Promise<DemoFacts> {
  const { rows } = await q.query<{ teams: TeamId[]; people: PersonId[] }>(
    `select array(select id from people where demo) as people,
            array(select t.id from teams t join people leader on leader.id = t.leader_id and leader.demo
                   where t.demo and not exists (
                     select from team_members m join people p on p.id = m.person_id
                      where m.team_id = t.id and not p.demo)) as teams`,
  );
  return { teams: new Set(rows[0]!.teams), people: new Set(rows[0]!.people) };
}

export interface HeldLead extends DemoAssignment {
  readonly leadId: LeadId;
  readonly personId: PersonId;
}

/** Simulated leads in the hands of demo people; starts from their few open assignments. */
export async function listHeldLeads(q: Queryable): Promise<{ now: number; held: HeldLead[] }> {
  const { rows } = await q.query<HeldLead & { now: number }>(
    `select a.id, a.lead_id as "leadId", a.person_id as "personId", ${epoch("a.at")} as at,
            a.accepted_at is not null as "isAccepted", l.reached_at is not null as "isReached",
            exists (select from lead_events e where e.lead_id = l.id and e.assignment_id = a.id and e.kind = 'contact')
              as "hasTried", ${epoch("baton_now()")} as now
       from people p
       join assignments a on a.person_id = p.id and a.state in ('offered', 'owned')
       join leads l on l.id = a.lead_id and l.demo and l.status <> 'closed'
      where p.demo
      order by a.at limit 200`,
  );
  return { now: rows[0]?.now ?? 0, held: rows };
}

export interface WaitingLead {
  readonly leadId: LeadId;
  /** Somebody of the demo who could take it now. */
  readonly personId: PersonId;
}

/** Simulated leads that have waited for a while, each with somebody of its team; the choice goes with the minute. */
export async function listWaitingLeads(q: Queryable): Promise<WaitingLead[]> {
  const { rows } = await q.query<WaitingLead>(
    `select l.id as "leadId", member.id as "personId"
       from leads l
       cross join lateral (
         select p.id from team_members m join people p on p.id = m.person_id
          where m.team_id = l.waiting_list_id and p.demo and p.active and p.hours is null
            and (p.away_until is null or p.away_until <= baton_now())
          order by md5(p.id::text || l.id::text) limit 1
       ) member
      where l.demo and l.status = 'waiting-list' and l.waiting_since < baton_now() - interval '45 seconds'
      order by l.waiting_since limit 3`,
  );
  return rows;
}

const epoch = (moment: string) => `(extract(epoch from ${moment}) * 1000)::float8`;
