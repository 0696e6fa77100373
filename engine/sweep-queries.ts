import type { Db } from "./database.ts";

export interface Work {
  readonly advance: boolean;
  readonly deliver: boolean;
  /** Milliseconds until the next deadline comes; null when nothing waits for one. */
  readonly untilDue: number | null;
}

/** Is anything to do, and when will there be? Each answer comes from a small partial index. */
export async function readWork(db: Db): Promise<Work> {
  const { rows } = await db.query<Work>({
    name: "read-work",
    text: `select
        exists (select from runs where status = 'ready' and (retry_at is null or retry_at <= baton_now()))
        or exists (select from runs where status = 'waiting' and wake_at <= baton_now()) as advance,
        exists (select from outbox where state = 'pending' and next_at <= baton_now()) as deliver,
        (select (extract(epoch from min(wake_at) - baton_now()) * 1000)::double precision
           from runs where status = 'waiting' and wake_at > baton_now()) as "untilDue"`,
  });
  return rows[0]!;
}

/** Programs that name a step type which this process does not know. */
export async function readForeignPrograms(db: Db, known: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>("select id from programs where not types <@ $1::text[]", [known]);
  return rows.map(({ id }) => id);
}
