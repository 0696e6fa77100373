import type { Queryable, Tx } from "../../engine/database.ts";
import type { AssignmentId, LeadId, PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Because } from "../../node-catalog/kit/because.ts";

/** An assignment with all that its explanation names. */
export interface Explained {
  readonly id: AssignmentId;
  readonly leadId: LeadId;
  readonly leadName: string;
  readonly personId: PersonId;
  readonly personName: string;
  readonly byPersonId: PersonId | null;
  readonly teamId: TeamId | null;
  readonly teamName: string | null;
  readonly leaderId: PersonId | null;
  readonly because: Because;
  readonly at: Date;
  readonly nodeId: string | null;
  readonly runId: Uuid | null;
  readonly flowId: Uuid | null;
  readonly flowName: string | null;
  readonly version: number | null;
  /** Of the step that gave it. */
  readonly nodeType: string | null;
}

export async function readExplained(q: Queryable, id: AssignmentId): Promise<Explained | undefined> {
  const { rows } = await (q as Tx).query<Explained>(
    `select a.id, a.lead_id as "leadId", l.name as "leadName", a.person_id as "personId", p.name as "personName",
            a.by_person_id as "byPersonId", a.team_id as "teamId", t.name as "teamName", t.leader_id as "leaderId", a.because,
            a.at, a.node_id as "nodeId", r.id as "runId", r.flow_id as "flowId", f.name as "flowName", r.version,
            g.body #>> array['nodes', a.node_id, 'type'] as "nodeType"
       from assignments a
       join leads l on l.id = a.lead_id
       join people p on p.id = a.person_id
       left join teams t on t.id = a.team_id
       left join runs r on r.id = a.run_id
       left join flows f on f.id = r.flow_id
       left join programs g on g.id = r.program_id
      where a.id = $1`,
    [id],
  );
  return rows[0];
}
