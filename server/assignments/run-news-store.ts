import type { Tx } from "../../engine/database.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";

export async function readLeadOfRun(tx: Tx, runId: Uuid): Promise<LeadId | undefined> {
  const { rows } = await tx.query<{ leadId: LeadId }>('select subject_id as "leadId" from runs where id = $1', [runId]);
  return rows[0]?.leadId;
}

/** Tells open screens where a run stands after a person has moved it; a flow's own bursts tell it themselves. */
export async function tellRun(tx: Tx, runId: Uuid): Promise<void> {
  await tx.query(
    `insert into feed (kind, run_id, flow_id, lead_id, payload, at)
     select 'run', r.id, r.flow_id, r.subject_id,
       jsonb_build_object('version', r.version, 'leadName', l.name, 'status', r.status, 'nodeId', r.node_id,
         'waitingUntil', extract(epoch from r.wake_at) * 1000),
       baton_now()
     from runs r join leads l on l.id = r.subject_id where r.id = $1`,
    [runId],
  );
}
