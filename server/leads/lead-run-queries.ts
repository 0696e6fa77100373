import type { Queryable } from "../../engine/database.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { RunView } from "../runs/contract.ts";

interface Row extends Omit<RunView, "createdAt" | "updatedAt" | "waitingFor"> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly waitKind: string | null;
  readonly waitSubject: Uuid | null;
  readonly waitUntil: Date | null;
}

/** The paths that this lead took, the first one first. */
export async function readRunsOfLead(q: Queryable, lead: LeadId): Promise<RunView[]> {
  const { rows } = await q.query<Row>(
    `select r.id, r.subject_id as "leadId", l.name as "leadName", r.flow_id as "flowId", f.name as "flowName", r.version,
            r.status, r.node_id as "nodeId", r.created_at as "createdAt", r.updated_at as "updatedAt",
            case when r.error is not null
                 then jsonb_build_object('code', r.error ->> 'code', 'message', r.error ->> 'message') end as error,
            w.kind as "waitKind", w.subject as "waitSubject", greatest(w.deadline, w.held_until) as "waitUntil"
       from runs r
       join leads l on l.id = r.subject_id
       join flows f on f.id = r.flow_id
       left join waits w on w.run_id = r.id and w.state = 'open'
      where r.subject_id = $1
      order by r.id`,
    [lead],
  );
  return rows.map(({ waitKind, waitSubject, waitUntil, createdAt, updatedAt, ...run }) => ({
    ...run,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    waitingFor:
      waitKind === null ? null : { kind: waitKind, subject: waitSubject, until: waitUntil?.toISOString() ?? null },
  }));
}
