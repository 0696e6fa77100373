import type { Db } from "../../engine/database.ts";

export async function deleteOldReplies(db: Db, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from idempotency_keys where ctid = any (array(
       select ctid from idempotency_keys where at < baton_now() - interval '24 hours' order by at limit $1))`,
    [limit],
  );
  return rowCount ?? 0;
}
