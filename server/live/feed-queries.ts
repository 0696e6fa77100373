import type { Db } from "../../engine/database.ts";
import type { FeedPayload } from "../world/feed-row.ts";

export interface FeedEntry {
  readonly id: bigint;
  readonly kind: "run" | "inbox" | "attention";
  readonly runId: string | null;
  readonly flowId: string | null;
  readonly leadId: string | null;
  readonly personIds: readonly string[];
  readonly payload: Partial<FeedPayload> & { readonly change?: string; readonly assignmentId?: string | null };
}

const ENTRY = `id, kind, run_id as "runId", flow_id as "flowId", lead_id as "leadId", person_ids as "personIds", payload`;

/** Where the feed stands: everything before this transaction id has ended. */
export async function readFeedMark(db: Db): Promise<string> {
  const { rows } = await db.query<{ mark: string }>("select pg_snapshot_xmin(pg_current_snapshot())::text as mark");
  return rows[0]!.mark;
}

/**
 * All visible entries from the mark on, and the next mark: a transaction that was open at the time of this reading is not
 * older than it, so whatever it commits later will be seen.
 */
export async function readFeed(db: Db, mark: string): Promise<{ entries: FeedEntry[]; mark: string }> {
  const { rows } = await db.query<{ mark: string; entries: (Omit<FeedEntry, "id"> & { id: string })[] | null }>({
    name: "read-feed",
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
             (select json_agg(e) from (
                select ${ENTRY.replace("id,", "id::text,")} from feed where xid >= $1::xid8 order by id) e) as entries`,
    values: [mark],
  });
  const { mark: next, entries } = rows[0]!;
  return { mark: next, entries: (entries ?? []).map((entry) => ({ ...entry, id: BigInt(entry.id) })) };
}

/** Is everything since this mark still there? */
export async function isFeedComplete(db: Db, mark: string): Promise<boolean> {
  const { rows } = await db.query<{ complete: boolean }>(
    "select coalesce((select min(xid) from feed) <= $1::xid8, $1::xid8 >= pg_snapshot_xmin(pg_current_snapshot())) as complete",
    [mark],
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
