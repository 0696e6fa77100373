import type { Tx } from "./database.ts";

/** How long the path of a lead is kept after its end: a year can be compared with the one before. */
const KEPT = "13 months";

/** What hangs on a run, besides its receipts and assignments, which are the lead's. */
const PARTS = ["steps", "waits", "signals", "outbox"] as const;

/**
 * Deletes runs that ended long ago, oldest first, with their steps, waits, signals and calls; others work on undisturbed.
 * Ids begin with the time of their making, so their index leads to old ones; one of its own would cost every run a write.
 *
 * @param after the last id of the batch before
 * @returns the last id that was looked at; undefined when there are no more
 */
export async function deleteFinishedRuns(tx: Tx, after: string, limit: number): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string; isOver: boolean }>(
    `select id, status in ('done', 'cancelled') and updated_at < baton_now() - interval '${KEPT}' as "isOver"
       from runs
      where id > $1 and id < (lpad(to_hex((extract(epoch from baton_now() - interval '${KEPT}') * 1000)::bigint), 12, '0')
                              || '70008000000000000000')::uuid
      order by id limit $2 for update skip locked`,
    [after, limit],
  );
  const ids = rows.filter(({ isOver }) => isOver).map(({ id }) => id);
  if (ids.length > 0) {
    for (const table of PARTS) await tx.query(`delete from ${table} where run_id = any ($1::uuid[])`, [ids]);
    await tx.query("delete from runs where id = any ($1::uuid[])", [ids]);
  }
  return rows.at(-1)?.id;
}
