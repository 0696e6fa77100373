import { setTimeout as sleep } from "node:timers/promises";
import { type Db, transaction } from "../../../engine/database.ts";
import { newId } from "../../../engine/ids.ts";
import { wake } from "../../../engine/wake.ts";
import type { Intake } from "../../../server/intake/intake.ts";
import { incoming } from "../../engine/support/a-world.ts";
import { latestMs } from "./invariants.ts";

/**
 * Posts `count` leads, three every 40 ms. Every third customer is reached at some time of the second that there is.
 *
 * @param isEnough says no while what the load is for has not happened yet: then more leads come, ten times as many at most
 */
export async function load(
  db: Db,
  intake: Intake,
  source: string,
  count: number,
  isEnough: () => boolean = () => true,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const under: Promise<unknown>[] = [];
  for (let made = 0; made < count || (made < 10 * count && !isEnough()); made++) {
    under.push(
      intake.accept(incoming(source)).then(async ({ leadId, runIds: [run] }) => {
        acknowledged.push(leadId);
        if (made % 3 === 0) await reach(db, leadId, run!, (made * 37) % 1_200);
      }),
    );
    if (made % 3 === 2) await sleep(40);
  }
  await Promise.all(under);
  return acknowledged;
}

/** Tells the run that the customer was reached; too late is an answer, too. */
async function reach(db: Db, lead: string, runId: string, afterMs: number): Promise<void> {
  await sleep(afterMs);
  const { rows } = await db.query<{ id: string }>("select id from assignments where lead_id = $1 and state = 'owned'", [
    lead,
  ]);
  const subject = rows[0]?.id;
  if (!subject) return;
  await transaction(db, (tx) => wake(tx, { id: newId(), runId, subject, kind: "reached" })).catch((error) => {
    if (error.code !== "wait-is-over") throw error;
  });
}

/** Waits for the load and for what it brings. @returns how late work was at the worst, in ms */
export async function untilLoaded(loading: Promise<unknown>, db: Db): Promise<number> {
  const loaded = loading.then(() => true);
  let worst = 0;
  do worst = Math.max(worst, await untilDone(db));
  while (!(await Promise.race([loaded, sleep(0, false)])));
  return Math.max(worst, await untilDone(db));
}

/** Looks every 50 ms until every run of the database is done. @returns how late work was at the worst, in ms */
export async function untilDone(db: Db, limitMs = 30_000): Promise<number> {
  let worst = 0;
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(50)) {
    worst = Math.max(worst, await latestMs(db));
    const { rowCount } = await db.query("select from runs where status <> 'done' limit 1");
    if (rowCount === 0) return worst;
  }
  const { rows } = await db.query(
    "select id, status, node_id, attempts, error, wake_at, updated_at from runs where status <> 'done'",
  );
  throw new Error(`${rows.length} runs are not done: ${JSON.stringify(rows.slice(0, 5))}`);
}
