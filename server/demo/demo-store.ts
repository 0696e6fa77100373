import type { Tx } from "../../engine/database.ts";

/** One demo at most, also when several processes start on an empty database. */
export async function lockEmptiness(tx: Tx): Promise<void> {
  await tx.query("lock table people in share row exclusive mode");
}

/** Nobody has begun: no person, team or flow. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ empty: boolean }>(
    `select not exists (select from people) and not exists (select from teams) and not exists (select from flows)
         as empty`,
  );
  return rows[0]!.empty;
}

const TICK_LOCK = 726_117_003;

/** One process at a time plays the demo; the others look again later. */
export async function tryLockTick(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [TICK_LOCK]);
  return rows[0]!.mine;
}
