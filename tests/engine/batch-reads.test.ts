import { advance } from "../../engine/advance.ts";
import { type Tx, transaction } from "../../engine/database.ts";
import { expect, isolatedTest } from "../setup/test.ts";
import { aMainJob, anEngine, aRequest, takeIn } from "./support/a-world.ts";
import { aPool } from "./support/processes.ts";

const WAITING = 2_000;
const DUE = 50;

interface TableReads {
  readonly table: string;
  readonly rows: number;
}

/** Rows that this session read from each table and has not reported yet; asked twice, the difference is what lies between. */
async function readsOf(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<TableReads>(
    `select relname as table, (seq_tup_read + coalesce(idx_tup_fetch, 0))::double precision as rows
       from pg_stat_xact_user_tables`,
  );
  return new Map(rows.map(({ table, rows: read }) => [table, read]));
}

isolatedTest.for(["that the planner knows nothing of", "that the planner knows"])(
  "what a batch reads does not grow with all the leads that wait, %s",
  async (known, { databaseUrl }) => {
    const db = aPool(databaseUrl);
    const { source } = await aMainJob(db);
    const engine = anEngine();
    for (let taken = 0; taken < WAITING; taken += DUE) {
      const emails = Array.from({ length: DUE }, (_, index) => `office@company-${taken + index}.example`);
      await takeIn(
        db,
        engine,
        emails.map((email) => aRequest(source, { email })),
      );
    }
    if (known === "that the planner knows") await db.query("analyze");
    await db.query(
      `update runs set wake_at = baton_now()
       where id in (select id from runs where status = 'waiting' order by id limit ${2 * DUE})`,
    );

    // The second one is planned with what the first one did in mind.
    for (let batch = 0; batch < 2; batch++) {
      const read = await transaction(db, async (tx) => {
        const before = await readsOf(tx);
        expect(await advance(tx, engine, DUE)).toBe(DUE);
        const after = await readsOf(tx);
        return [...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)] as const);
      });
      const tooMany = read.filter(([, rows]) => rows > WAITING / 4);
      expect(tooMany).toEqual([]);
    }
  },
);
