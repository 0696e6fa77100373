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

const ENTRIES = `
  select id::text, xid::text, kind, run_id as "runId", flow_id as "flowId", lead_id as "leadId", person_ids as "personIds", payload,
    (select steps from steps s where s.run_id = feed.run_id and s.first_seq = feed.first_seq) as steps
  from feed where xid >= $1::xid8`;

type StoredEntry = FeedEntry & { readonly id: string; readonly xid: string };

/**
 * All visible entries from the mark on, and the next mark: a transaction that was open at the time of this reading is not
 * older than it, so whatever it commits later will be seen.
 */
export async function readFeed(db: Db, mark: bigint): Promise<{ entries: FeedEntry[]; mark: bigint }> {
  const { rows } = await db.query<{ mark: string; entries: StoredEntry[] | null }>({
    name: "read-feed",
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
             (select json_agg(e) from (${ENTRIES} order by feed.id) e) as entries`,
    values: [String(mark)],
  });
  const { mark: next, entries } = rows[0]!;
  return { mark: BigInt(next), entries: (entries ?? []).map(entryOf) };
}

/** The entries from the mark on that a topic other than a run's tells of. */
export async function readFeedOf(db: Db, mark: bigint, topic: string): Promise<FeedEntry[]> {
  const [kind, id = null] = topic.split(":") as [kind: string, id?: string];
  const { rows } = await db.query<StoredEntry>(
    `${ENTRIES} and case $2 when 'flow' then flow_id = $3 when 'rep' then $3 = any (person_ids) else lead_id is not null end
     order by feed.id`,
    [String(mark), kind, id],
  );
  return rows.map(entryOf);
}

const entryOf = (entry: StoredEntry): FeedEntry => ({ ...entry, id: BigInt(entry.id), xid: BigInt(entry.xid) });

/**
 * Is everything since this mark still there, and no more than `most` entries of whatever topic? No more than those are
 * counted, however long ago the mark was.
 */
export async function canCatchUp(db: Db, mark: bigint, most: number): Promise<boolean> {
  const { rows } = await db.query<{ can: boolean }>(
    `select (select xid from feed_trimmed) < $1::xid8
       and (select count(*) from (select from feed where xid >= $1::xid8 limit $2 + 1) counted) <= $2 as can`,
    [String(mark), most],
  );
  return rows[0]!.can;
}

/** Kept for an hour; in small batches, so that deleting never holds up those who write. */
export async function trimFeed(db: Db): Promise<void> {
  for (let deleted = 1; deleted > 0;) {
    const { rows } = await db.query<{ count: number }>(
      `with gone as (
         delete from feed where ctid = any (array(
           select ctid from feed where at < baton_now() - interval '1 hour' order by xid limit 5000))
         returning xid),
       noted as (update feed_trimmed set xid = greatest(xid, (select max(xid) from gone)) where exists (select from gone))
       select count(*)::int as count from gone`,
    );
    deleted = rows[0]!.count;
  }
}
