import type { Db } from "../../engine/database.ts";
import { readReceiptsOfRun } from "../../server/receipts/receipt-queries.ts";
import { replay } from "../../server/receipts/replay.ts";

/** So many runs are read at once: one after the other, a test that writes thousands would wait seconds for this. */
const AT_ONCE = 50;
/** Tables or columns that a test's own schema does not have. */
const NOT_THERE = new Set(["42P01", "42703"]);

/** What differs when all receipts of a database are executed again: nothing, or something broke a promise. */
export async function replayAll(db: Db): Promise<{ count: number; different: object[] }> {
  const { rows: runs } = await db.query<{ runId: string; leadId: string }>(
    `select distinct run_id as "runId", lead_id as "leadId" from receipts where format > 1`,
  );
  const different: object[] = [];
  let count = 0;
  for (let from = 0; from < runs.length; from += AT_ONCE) {
    const read = runs.slice(from, from + AT_ONCE).map(({ leadId, runId }) => readReceiptsOfRun(db, leadId, runId));
    for (const { id, decision } of (await Promise.all(read)).flat()) {
      if (!decision.inputs) continue;
      count += 1;
      const reply = replay(decision);
      if (!reply.same) different.push({ id, ...reply.difference });
    }
  }
  return { count, different };
}

/** Every test database is asked when its tests are over: whatever they did, their receipts decide the same again. */
export async function expectReceiptsToHold(db: Db): Promise<void> {
  const { different } = await replayAll(db).catch((error: { code?: string }) => {
    if (NOT_THERE.has(error.code ?? "")) return { different: [] };
    throw error;
  });
  if (different.length > 0) throw new Error(`These receipts decide differently now: ${JSON.stringify(different)}`);
}
