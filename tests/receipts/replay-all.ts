import type { Db } from "../../engine/database.ts";
import { readReceiptsOfRun } from "../../server/receipts/receipt-queries.ts";
import { replay } from "../../server/receipts/replay.ts";

/** What differs when every receipt of a database is executed again: nothing, or something broke a promise. */
export async function replayAll(db: Db): Promise<{ count: number; different: object[] }> {
  const { rows } = await db.query<{ runId: string; leadId: string }>(
    `select distinct run_id as "runId", lead_id as "leadId" from receipts where format > 1`,
  );
  const different: object[] = [];
  let count = 0;
  for (const { runId, leadId } of rows) {
    for (const { id, decision } of await readReceiptsOfRun(db, leadId, runId)) {
      count += 1;
      const reply = replay(decision);
      if (!reply.same) different.push({ id, ...reply.difference });
    }
  }
  return { count, different };
}
