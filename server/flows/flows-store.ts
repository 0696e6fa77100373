import type { Queryable, Tx } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { FLOW_STATUSES } from "./contract.ts";

/** A flow as commands change it. */
export interface Flow {
  readonly id: Uuid;
  readonly name: string;
  readonly draft: Graph;
  readonly revision: number;
  readonly status: (typeof FLOW_STATUSES)[number];
  readonly liveVersion: number | null;
  readonly demo: boolean;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

const FLOW = `
  select f.id, f.name, f.draft, f.revision, f.status, f.live_version as "liveVersion", f.demo,
         f.updated_at as "updatedAt", p.name as "updatedBy"
    from flows f left join people p on p.id = f.updated_by
   where f.id = $1 and f.archived_at is null`;

/** Locks and reads a flow: an edit and going live take turns. @throws AppError `flow-not-found` */
export async function lockFlow(tx: Tx, id: Uuid): Promise<Flow> {
  const { rows } = await tx.query<Flow>(`${FLOW} for no key update of f`, [id]);
  return found(rows);
}

/** @throws AppError `flow-not-found` */
export async function readFlow(q: Queryable, id: Uuid): Promise<Flow> {
  const { rows } = await q.query<Flow>(FLOW, [id]);
  return found(rows);
}

function found(rows: readonly Flow[]): Flow {
  if (!rows[0]) throw flowNotFound();
  return rows[0];
}

export const flowNotFound = () =>
  new AppError("not-found", "flow-not-found", "This flow is not here (any more): look at the list of flows.");

export async function insertFlow(
  tx: Tx,
  flow: Pick<Flow, "id" | "name" | "draft" | "demo"> & { readonly by: PersonId | null },
): Promise<void> {
  await tx.query(
    `insert into flows (id, name, draft, demo, created_at, updated_at, updated_by)
     values ($1, $2, $3, $4, baton_now(), baton_now(), $5)`,
    [flow.id, flow.name, JSON.stringify(flow.draft), flow.demo, flow.by],
  );
}

/** @returns the new revision */
export async function updateDraft(tx: Tx, id: Uuid, graph: Graph, by: PersonId | null): Promise<number> {
  const { rows } = await tx.query<{ revision: number }>(
    `update flows set draft = $2, revision = revision + 1, updated_at = baton_now(), updated_by = $3
      where id = $1 returning revision`,
    [id, JSON.stringify(graph), by],
  );
  return rows[0]!.revision;
}

export async function renameFlow(tx: Tx, id: Uuid, name: string): Promise<void> {
  await tx.query("update flows set name = $2 where id = $1", [id, name]);
}

/** Out of sight, and its sources are free for other flows; leads that are in it finish, as their program stays. */
export async function archiveFlow(tx: Tx, id: Uuid): Promise<void> {
  await tx.query("update flows set archived_at = baton_now(), status = 'draft', takes_rest = false where id = $1", [
    id,
  ]);
  await tx.query("delete from live_sources where flow_id = $1", [id]);
}

export async function setStatus(tx: Tx, id: Uuid, status: "live" | "paused"): Promise<void> {
  await tx.query("update flows set status = $2 where id = $1", [id, status]);
}
