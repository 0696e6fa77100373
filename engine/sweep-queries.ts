import type { Db } from "./database.ts";

/** Is anything to do? Both answers come from small partial indexes. */
export async function readWork(db: Db): Promise<{ advance: boolean; deliver: boolean }> {
  const { rows } = await db.query<{ advance: boolean; deliver: boolean }>({
    name: "read-work",
    text: `select
        exists (select from runs where status = 'ready' and (retry_at is null or retry_at <= baton_now()))
        or exists (select from runs where status = 'waiting' and wake_at <= baton_now()) as advance,
        exists (select from outbox where state = 'pending' and next_at <= baton_now()) as deliver`,
  });
  return rows[0]!;
}

/** Programs that name a step type which this process does not know. */
export async function readForeignPrograms(db: Db, known: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>("select id from programs where not types <@ $1::text[]", [known]);
  return rows.map(({ id }) => id);
}
