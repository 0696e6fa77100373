import type { Db } from "../../engine/database.ts";

/** Connections to this database by what they are for. */
export async function readConnections(db: Db): Promise<{ name: string; count: number; busy: number }[]> {
  const { rows } = await db.query<{ name: string; count: number; busy: number }>(
    `select coalesce(nullif(application_name, ''), 'unnamed') as name, count(*)::int as count,
            (count(*) filter (where state <> 'idle'))::int as busy
       from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
      group by 1 order by 1`,
  );
  return rows;
}

/** Whoever holds back the feed's mark and vacuum, in any database of the server: the oldest snapshot or transaction. */
export async function readOldestTransaction(
  db: Db,
): Promise<{ pid: number; name: string; seconds: number } | undefined> {
  const { rows } = await db.query<{ pid: number; name: string; seconds: number }>(
    `select pid, application_name as name, extract(epoch from statement_timestamp() - xact_start)::int as seconds
       from pg_stat_activity
      where (backend_xmin is not null or backend_xid is not null) and pid <> pg_backend_pid() and xact_start is not null
      order by xact_start limit 1`,
  );
  return rows[0];
}

/** Runs that should have moved already, runs that an error has stopped, and calls that are due. */
export async function readStuck(
  db: Db,
): Promise<{ late: number; lateSeconds: number; failed: number; undelivered: number }> {
  const { rows } = await db.query<{ late: number; lateSeconds: number; failed: number; undelivered: number }>(
    `with late as (
       select coalesce(wake_at, retry_at, updated_at) as since from runs
        where (status = 'ready' and coalesce(retry_at, updated_at) < baton_now())
           or (status = 'waiting' and wake_at < baton_now()))
     select (select count(*)::int from late) as late,
            (select coalesce(extract(epoch from baton_now() - min(since)), 0)::int from late) as "lateSeconds",
            (select count(*)::int from runs where status = 'failed') as failed,
            (select count(*)::int from outbox where state = 'pending' and next_at <= baton_now()) as undelivered`,
  );
  return rows[0]!;
}

export async function readSize(db: Db): Promise<number> {
  const { rows } = await db.query<{ bytes: number }>("select pg_database_size(current_database())::float8 as bytes");
  return rows[0]!.bytes;
}
