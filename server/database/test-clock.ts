import type { Db, Tx } from "../../engine/database.ts";

/** Replaces `baton_now()` by one that adds a shift kept in a row. No database has that row unless it is a test's. */
export async function installTestClock(tx: Tx): Promise<void> {
  await tx.query(
    `create table if not exists test_clock (
       only_row boolean primary key default true check (only_row),
       shift interval not null default '0'
     )`,
  );
  await tx.query("insert into test_clock default values on conflict do nothing");
  await tx.query(
    `create or replace function baton_now() returns timestamptz
       stable parallel safe language sql
       return statement_timestamp() + (select shift from public.test_clock)`,
  );
}

/** Moves the clock of a test database forward by `ms`; every process on that database sees it with its next statement. */
export async function advanceTestClock(db: Db, ms: number): Promise<void> {
  await db.query("update test_clock set shift = shift + make_interval(secs => $1)", [ms / 1000]);
}

export async function hasTestClock(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>("select to_regclass('test_clock') is not null as found");
  return rows[0]!.found;
}
