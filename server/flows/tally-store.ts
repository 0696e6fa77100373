import type { Tx } from "../../engine/database.ts";

/**
 * Adds to the tallies what the feed says since the mark, and moves the mark to the oldest transaction that is still open:
 * each row counts once, also one that commits late. A mark from beyond is that of another server, whose database was
 * copied here without its feed.
 */
export async function addFeedToTallies(tx: Tx): Promise<void> {
  await tx.query("select from flow_tally_mark for update");
  await tx.query(
    `with bounds as materialized (
       select case when m.xid > s.xmin then '0'::xid8 else m.xid end as low, s.xmin as high, w.time_zone
         from flow_tally_mark m, workspace w, (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) s
     ), moved as (
       update flow_tally_mark set xid = (select high from bounds)
     )
     insert into flow_tallies (flow_id, day, node_id, exit, count)
     select f.flow_id, (f.at at time zone b.time_zone)::date, step."nodeId", step.exit, count(*)
       from bounds b
       join feed f on f.xid >= b.low and f.xid < b.high and f.kind = 'run'
       join steps s on s.run_id = f.run_id and s.first_seq = f.first_seq,
            jsonb_to_recordset(s.steps) as step ("nodeId" text, exit text)
      where step.exit is not null
      group by 1, 2, 3, 4
     on conflict (flow_id, day, node_id, exit) do update set count = flow_tallies.count + excluded.count`,
  );
}
