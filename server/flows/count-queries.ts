import type { Queryable } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { FlowCounts } from "./contract.ts";

/**
 * What left each step of a flow today, and how many stand there now. The tallies hold all but the last minute, which is
 * read from the feed, in one statement: a row that is in both snapshots is counted once.
 */
export async function countFlow(q: Queryable, flowId: Uuid): Promise<FlowCounts> {
  const { rows } = await q.query<{ since: Date; nodes: FlowCounts["nodes"]; exits: FlowCounts["exits"] }>(
    `with today as materialized (
       select (baton_now() at time zone time_zone)::date as day,
              date_trunc('day', baton_now(), time_zone) as since from workspace
     ), taken as materialized (
       select node, exit, sum(count)::int as count
         from (select node_id as node, exit, count from flow_tallies, today
                where flow_id = $1 and flow_tallies.day = today.day
               union all
               select step."nodeId", step.exit, 1
                 from flow_tally_mark m
                 join feed f on f.xid >= m.xid and f.flow_id = $1 and f.kind = 'run'
                 join steps s on s.run_id = f.run_id and s.first_seq = f.first_seq
                 join today on f.at >= today.since,
                      jsonb_to_recordset(s.steps) as step ("nodeId" text, exit text)
                where step.exit is not null) as counted (node, exit, count)
        group by node, exit
     ), standing as (
       select node_id as node, count(*) filter (where status = 'waiting') as waiting,
              count(*) filter (where status = 'failed') as failed
         from runs where flow_id = $1 and status in ('waiting', 'failed') and version > 0 group by 1
     ), gone as (
       select node, sum(count)::int as count from taken group by 1
     )
     select (select since from today) as since,
            coalesce((select jsonb_agg(jsonb_build_object('nodeId', node, 'waiting', coalesce(waiting, 0),
                               'failed', coalesce(failed, 0),
                               'visits', coalesce(gone.count, 0) + coalesce(waiting, 0) + coalesce(failed, 0)))
                        from gone full join standing using (node)), '[]') as nodes,
            coalesce((select jsonb_agg(jsonb_build_object('nodeId', node, 'exit', exit, 'count', count)) from taken),
                     '[]') as exits`,
    [flowId],
  );
  const { since, ...counts } = rows[0]!;
  return { since: since.toISOString(), ...counts };
}
