import type { Db, Queryable, Tx } from "../../engine/database.ts";

export interface Move {
  readonly id: string;
  readonly direction: "out" | "in";
  /** The other end, without its password. */
  readonly place: string;
  readonly finishedAt: Date | null;
}

/** @returns undefined also for a database of a release that did not know moves yet */
export async function readMove(db: Db): Promise<Move | undefined> {
  const known = await db.query<{ known: boolean }>("select to_regclass('public.database_moves') is not null as known");
  if (!known.rows[0]!.known) return undefined;
  const { rows } = await db.query<Move>(`select id, direction, place, finished_at as "finishedAt" from database_moves`);
  return rows[0];
}

export async function beginMove(tx: Tx, { id, direction, place }: Omit<Move, "finishedAt">): Promise<void> {
  await tx.query(
    `insert into database_moves (id, direction, place) values ($1, $2, $3)
     on conflict (only_row) do update set id = excluded.id, direction = excluded.direction, place = excluded.place,
       began_at = statement_timestamp(), finished_at = null`,
    [id, direction, place],
  );
}

export async function finishMove(tx: Tx): Promise<void> {
  await tx.query("update database_moves set finished_at = coalesce(finished_at, statement_timestamp())");
}

/** Lets a database that was being copied work again. */
export async function cancelMove(tx: Tx): Promise<void> {
  await tx.query("delete from database_moves where direction = 'out' and finished_at is null");
}

/** Makes every connection from now on read-only, whatever program opens it: an older release does not know about moves. */
export async function setReadOnly(tx: Tx, database: string, readOnly: boolean): Promise<void> {
  const setting = readOnly ? "set default_transaction_read_only = on" : "reset default_transaction_read_only";
  await tx.query(`alter database ${quote(database)} ${setting}`);
}

/** Lets this transaction write in a database that {@link setReadOnly} has closed. */
export async function allowWriting(tx: Tx): Promise<void> {
  await tx.query("set transaction read write");
}

/** Names of other connections of Baton to this database, such as `baton web`. */
export async function readOtherConnections(db: Db, own: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        and application_name <> $1
      order by 1`,
    [`baton ${own}`],
  );
  return rows.map(({ name }) => name);
}

export async function readMovedTables(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await (db as Tx).query<{ name: string; count: number }>(
    "select name, row_count::int as count from moved_tables",
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}

export async function noteMovedTable(tx: Tx, name: string, count: number): Promise<void> {
  await tx.query("insert into moved_tables (name, row_count) values ($1, $2)", [name, count]);
}

export async function forgetMovedTables(tx: Tx): Promise<void> {
  await tx.query("delete from moved_tables");
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
