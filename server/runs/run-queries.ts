import { z } from "zod";
import type { Step } from "../../engine/burst.ts";
import type { Queryable } from "../../engine/database.ts";
import { type PersonId, uuid, type Uuid } from "../../node-catalog/kit/domain.ts";
import { decodeCursor, pageFrom } from "../http/cursor.ts";
import type { runQuery, RunView } from "./contract.ts";

interface Row extends Omit<RunView, "createdAt" | "updatedAt" | "waitingFor"> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly waitKind: string | null;
  readonly waitSubject: Uuid | null;
  readonly waitUntil: Date | null;
}

const RUNS = `
  select r.id, r.subject_id as "leadId", l.name as "leadName", r.flow_id as "flowId", f.name as "flowName", r.version,
         r.status, r.node_id as "nodeId", r.created_at as "createdAt", r.updated_at as "updatedAt",
         case when r.error is not null
              then jsonb_build_object('code', r.error ->> 'code', 'message', r.error ->> 'message') end as error,
         w.kind as "waitKind", w.subject as "waitSubject",
         case when w.kind = 'opening' then to_timestamp((w.memo ->> 'opens')::double precision / 1000)
              else greatest(w.deadline, w.held_until) end as "waitUntil",
         case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner
    from runs r
    join leads l on l.id = r.subject_id
    left join people o on o.id = l.owner_id
    join flows f on f.id = r.flow_id
    left join waits w on w.run_id = r.id and w.state = 'open'`;

const CURSOR = z.tuple([uuid]);

/**
 * One page of runs, newest first.
 *
 * @param reader narrows to leads that this rep has now; `null` sees all
 */
export async function listRuns(
  q: Queryable,
  { leadId, flowId, status, nodeId, cursor, limit }: z.output<typeof runQuery>,
  reader: PersonId | null,
): Promise<{ data: RunView[]; nextCursor: string | null }> {
  const [after] = decodeCursor(cursor, CURSOR) ?? [null];
  // Each order has an index of its own: all runs by id, those of a flow by the time at which they began.
  const key = flowId === undefined ? "r.id" : "r.created_at, r.id";
  const { rows } = await q.query<Row>(
    `${RUNS}
      where ($1::uuid is null or r.subject_id = $1) and ($2::uuid is null or r.flow_id = $2)
        and ($3::text is null or r.status = $3) and ($4::text is null or r.node_id = $4)
        and ($5::uuid is null or r.subject_id in (
              select lead_id from assignments where person_id = $5 and state in ('offered', 'owned')
              union select id from leads where owner_id = $5))
        and ($6::uuid is null or (${key}) < (select ${key} from runs r where r.id = $6))
      order by ${key.replaceAll(/r\.\w+/g, "$& desc")}
      limit $7`,
    [leadId, flowId, status, nodeId, reader, after, limit + 1],
  );
  return pageFrom(rows.map(toView), limit, ({ id }) => [id]);
}

export async function readRun(q: Queryable, id: Uuid): Promise<RunView | undefined> {
  const { rows } = await q.query<Row>(`${RUNS} where r.id = $1`, [id]);
  return rows[0] && toView(rows[0]);
}

/** All steps of a run, the first one first. */
export async function readSteps(q: Queryable, runId: Uuid): Promise<Step[]> {
  const { rows } = await q.query<{ steps: Step[] }>("select steps from steps where run_id = $1 order by first_seq", [
    runId,
  ]);
  return rows.flatMap(({ steps }) => steps);
}

function toView({ waitKind, waitSubject, waitUntil, createdAt, updatedAt, ...run }: Row): RunView {
  return {
    ...run,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    waitingFor:
      waitKind === null ? null : { kind: waitKind, subject: waitSubject, until: waitUntil?.toISOString() ?? null },
  };
}
