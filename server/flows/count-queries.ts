import type { Queryable } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { FlowCounts } from "./contract.ts";

/**
 * What today's leads of a flow did, and where all that are in it wait or are stopped. Reads the steps of today's runs
 * only, by their keys.
 */
export async function countFlow(q: Queryable, flowId: Uuid): Promise<FlowCounts> {
  const { rows } = await q.query<{ since: Date; nodes: FlowCounts["nodes"]; exits: FlowCounts["exits"] }>(
    `with since as materialized (
       select date_trunc('day', baton_now(), time_zone) as at from workspace
     ), today as materialized (
       select r.id, step.*
         from runs r
         join steps s on s.run_id = r.id,
              jsonb_to_recordset(s.steps) as step ("nodeId" text, exit text, visit int)
        where r.flow_id = $1 and r.created_at >= (select at from since)
     ), visits as (
       -- A visit that waited has several steps: when it began to wait, and when it left.
       select "nodeId" as node, count(distinct (id, visit)) as visits from today group by 1
     ), standing as (
       select node_id as node, count(*) filter (where status = 'waiting') as waiting,
              count(*) filter (where status = 'failed') as failed
         from runs where flow_id = $1 and status in ('waiting', 'failed') group by 1
     )
     select (select at from since) as since,
            coalesce((select jsonb_agg(jsonb_build_object('nodeId', node, 'waiting', coalesce(waiting, 0),
                               'visits', coalesce(visits, 0), 'failed', coalesce(failed, 0)))
                        from visits full join standing using (node)), '[]') as nodes,
            coalesce((select jsonb_agg(jsonb_build_object('nodeId', "nodeId", 'exit', exit, 'count', count))
                        from (select "nodeId", exit, count(*) as count from today
                               where exit is not null group by 1, 2) as taken), '[]') as exits`,
    [flowId],
  );
  const { since, ...counts } = rows[0]!;
  return { since: since.toISOString(), ...counts };
}
