import type { Queryable } from "../../engine/database.ts";
import type { AssignmentId, LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import type { Because } from "../../node-catalog/kit/because.ts";

/** A lead that this person had and somebody or the clock took away. */
export interface GoneRow {
  readonly assignmentId: AssignmentId;
  readonly leadId: LeadId;
  readonly leadName: string;
  readonly state: "expired" | "released";
  readonly endedAt: Date;
  readonly isWaiting: boolean;
  /** Why whoever had it next got it; null while nobody has. */
  readonly next: { readonly because: Because; readonly nodeType: string | null } | null;
}

/**
 * What left a person's hands in the last day without their doing, the latest first; at most `limit`. Leads that they have
 * again, and closed ones, are no news. Who got theirs more than two weeks ago has forgotten it: that bound lets the index
 * on (person, time) find the few rows.
 */
export async function readGone(q: Queryable, person: PersonId, limit: number): Promise<GoneRow[]> {
  const { rows } = await q.query<GoneRow>(
    `select * from (
       select distinct on (a.lead_id) a.id as "assignmentId", a.lead_id as "leadId", l.name as "leadName", a.state,
              a.ended_at as "endedAt", l.status = 'waiting-list' as "isWaiting", n.next
         from assignments a
         join leads l on l.id = a.lead_id and l.status <> 'closed'
         left join lateral (
           select jsonb_build_object('because', b.because, 'nodeType', p.body #>> array['nodes', b.node_id, 'type']) as next
             from assignments b
             left join runs r on r.id = b.run_id
             left join programs p on p.id = r.program_id
            where b.lead_id = a.lead_id and b.at >= a.ended_at and b.id <> a.id
            order by b.at, b.id limit 1
         ) n on true
        where a.person_id = $1 and a.at > baton_now() - interval '14 days'
          and a.ended_at > baton_now() - interval '1 day'
          and not exists (select from assignments o
                           where o.lead_id = a.lead_id and o.person_id = $1 and o.state in ('offered', 'owned'))
        order by a.lead_id, a.ended_at desc
     ) latest
     where state in ('expired', 'released')
     order by "endedAt" desc, "assignmentId"
     limit $2`,
    [person, limit],
  );
  return rows;
}
