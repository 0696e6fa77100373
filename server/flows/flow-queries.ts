import type { Queryable } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import type { FlowView } from "./contract.ts";
import { countChanges } from "./count-changes.ts";
import { flowNotFound } from "./flows-store.ts";

type Row = Omit<FlowView, "changes" | "updatedAt"> & {
  readonly updatedAt: Date;
  readonly graph: Graph;
  readonly liveGraph: Graph | null;
};

const FLOWS = `
  select f.id, f.name, f.status, case when f.status <> 'draft' then f.live_version end as "liveVersion", f.demo,
         f.revision, f.updated_at as "updatedAt", p.name as "updatedBy", f.draft as graph, v.graph as "liveGraph",
         (select count(*)::int from runs r where r.flow_id = f.id and r.status = 'waiting') as waiting,
         (select count(*)::int from runs r
           where r.flow_id = f.id
             and r.created_at >= date_trunc('day', baton_now(), (select time_zone from workspace))) as today
    from flows f
    left join people p on p.id = f.updated_by
    left join flow_versions v on v.flow_id = f.id and v.version = f.live_version and f.status <> 'draft'`;

/** All flows, live ones first. Not in pages: a company has a handful. */
export async function listFlows(q: Queryable): Promise<FlowView[]> {
  const { rows } = await q.query<Row>(
    `${FLOWS} where f.archived_at is null
      order by array_position('{live,paused,draft}', f.status), lower(f.name), f.id`,
  );
  return rows.map((row) => toView(row));
}

/** Also one that was put away: leads that went through it still show their path on its drawing. */
export async function readFlowView(q: Queryable, id: Uuid): Promise<FlowView & { readonly graph: Graph }> {
  const { rows } = await q.query<Row>(`${FLOWS} where f.id = $1`, [id]);
  if (!rows[0]) throw flowNotFound();
  return { ...toView(rows[0]), graph: rows[0].graph };
}

const EMPTY: Graph = { nodes: [], edges: [] };

function toView({ graph, liveGraph, updatedAt, ...flow }: Row): FlowView {
  return { ...flow, updatedAt: updatedAt.toISOString(), changes: countChanges(liveGraph ?? EMPTY, graph) };
}
