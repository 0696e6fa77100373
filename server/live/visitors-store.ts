import type { Tx } from "../../engine/database.ts";

export interface Visit {
  readonly flowId: string;
  readonly personId: string;
}

/** Of each flow who has its editor open, by name. */
export type VisitorsByFlow = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;

/** Real time, not the product's: what is measured is whether a process is alive. */
const OLD = "interval '5 seconds'";

/** Writes who has which editor open at this process, and nobody else there; forgets processes that have died. */
export async function writeVisits(tx: Tx, processId: string, visits: readonly Visit[]): Promise<void> {
  const values = [processId, visits.map(({ flowId }) => flowId), visits.map(({ personId }) => personId)];
  await tx.query(
    `insert into flow_visitors (process_id, flow_id, person_id, seen_at)
     select $1, flow_id, person_id, clock_timestamp()
       from unnest($2::uuid[], $3::uuid[]) as visit (flow_id, person_id)
     on conflict (process_id, flow_id, person_id) do update set seen_at = excluded.seen_at`,
    values,
  );
  // A process that was only slow may be writing its own just now: it is left alone.
  await tx.query(
    `delete from flow_visitors where ctid = any (array(
       select ctid from flow_visitors v
        where (process_id = $1 and (flow_id, person_id) not in (select * from unnest($2::uuid[], $3::uuid[])))
           or seen_at < clock_timestamp() - ${OLD}
          for update skip locked))`,
    values,
  );
}

/** Who has these flows' editors open, at whichever process. */
export async function readVisitors(tx: Tx, flowIds: readonly string[]): Promise<VisitorsByFlow> {
  const { rows } = await tx.query<{ flowId: string; id: string; name: string }>(
    `select distinct v.flow_id as "flowId", p.id, p.name
       from flow_visitors v join people p on p.id = v.person_id
      where v.flow_id = any($1::uuid[]) and v.seen_at >= clock_timestamp() - ${OLD}
      order by p.name, p.id`,
    [flowIds],
  );
  return Map.groupBy(rows, ({ flowId }) => flowId);
}
