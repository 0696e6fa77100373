import type { Step } from "../../engine/burst.ts";
import type { Db } from "../../engine/database.ts";
import type { FeedPosition } from "./cursor.ts";
import type { FeedPayload } from "../world/feed-row.ts";

export interface FeedEntry {
  readonly id: bigint;
  /** The transaction that wrote it. */
  readonly xid: bigint;
  readonly kind: "run" | "inbox" | "attention";
  readonly runId: string | null;
  readonly flowId: string | null;
  readonly leadId: string | null;
  readonly personIds: readonly string[];
  readonly steps: readonly Step[] | null;
  readonly payload: Partial<FeedPayload> & { readonly change?: string; readonly assignmentId?: string | null };
}

/**
 * The end of the feed as it is visible now. A transaction that is still open, in whatever database of the server, keeps the
 * mark back; what was committed beside it is seen all the same.
 */
export async function readFeedEnd(db: Db): Promise<FeedPosition> {
  const { rows } = await db.query<{ mark: string; seen: string[] }>(
    `select pg_snapshot_xmin(now)::text as mark, array(select id::text from feed where xid >= pg_snapshot_xmin(now)) as seen
     from pg_current_snapshot() as now`,
  );
  const { mark, seen } = rows[0]!;
  return { mark: BigInt(mark), seen: new Set(seen.map(BigInt)) };
}

/**
 * All visible entries from the mark on, and the next mark: a transaction that was open at the time of this reading is not
 * older than it, so whatever it commits later will be seen.
 *
 * @param limit how many at most; all when it is not given
 */
export async function readFeed(
  db: Db,
  mark: bigint,
  limit: number | null = null,
): Promise<{ entries: FeedEntry[]; mark: bigint }> {
  const { rows } = await db.query<{ mark: string; entries: (FeedEntry & { id: string; xid: string })[] | null }>({
    name: "read-feed",
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
             (select json_agg(e) from (
                select id::text, xid::text, kind, run_id as "runId", flow_id as "flowId", lead_id as "leadId",
                  person_ids as "personIds", payload,
                  (select steps from steps s where s.run_id = feed.run_id and s.first_seq = feed.first_seq) as steps
                from feed where xid >= $1::xid8 order by feed.id limit $2) e) as entries`,
    values: [String(mark), limit],
  });
  const { mark: next, entries } = rows[0]!;
  return {
    mark: BigInt(next),
    entries: (entries ?? []).map((entry) => ({ ...entry, id: BigInt(entry.id), xid: BigInt(entry.xid) })),
  };
}

/** Is everything since this mark still there? */
export async function isFeedComplete(db: Db, mark: bigint): Promise<boolean> {
  const { rows } = await db.query<{ complete: boolean }>(
    `select coalesce((select min(xid) from feed) <= $1::xid8, $1::xid8 >= pg_snapshot_xmin(pg_current_snapshot()))
       as complete`,
    [String(mark)],
  );
  return rows[0]!.complete;
}

/** Kept for an hour; in small batches, so that deleting never holds up those who write. */
export async function trimFeed(db: Db): Promise<void> {
  for (let deleted = 1; deleted > 0;) {
    const { rowCount } = await db.query(
      `delete from feed where ctid = any (array(
         select ctid from feed where at < baton_now() - interval '1 hour' order by xid limit 5000))`,
    );
    deleted = rowCount ?? 0;
  }
}
