import type { Queryable, Tx } from "../../engine/database.ts";

export interface Table {
  readonly name: string;
  /** Without the generated ones, quoted where needed. */
  readonly columns: readonly string[];
  /** Tables that its rows refer to, itself left out. */
  readonly refersTo: readonly string[];
}

/**
 * Tables that stay where they are: what describes this very database, and the feed, whose order is that of this server's
 * transactions; screens read it for seconds only. Unlogged tables are as passing. The fingerprint of the secret key goes
 * along: else whoever starts first with another key would seal the new place, and lock the right one out.
 */
const STAY = ["migrations", "database_moves", "moved_tables", "feed", "feed_trimmed"];

/** The tables whose rows are the product's memory, with those that others refer to first. */
export async function readTables(db: Queryable): Promise<Table[]> {
  const { rows } = await (db as Tx).query<Table>(
    `select c.relname::text as name,
            array(select quote_ident(attname) from pg_attribute
                   where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
            array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
                   where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relpersistence = 'p' and c.relname <> all ($1)
      order by 1`,
    [STAY],
  );
  return inOrderOfReference(rows);
}

export async function countRows(db: Queryable, table: Table): Promise<number> {
  const { rows } = await (db as Tx).query<{ count: number }>(`select count(*)::int as count from ${table.name}`);
  return rows[0]!.count;
}

/** Sequences and the last number that each has given out. */
export async function readSequences(db: Queryable): Promise<{ name: string; last: bigint }[]> {
  const { rows } = await (db as Tx).query<{ name: string; last: bigint }>(
    `select sequencename::text as name, last_value as last from pg_sequences
      where schemaname = 'public' and last_value is not null order by 1`,
  );
  return rows;
}

/** Names of the files of migrations/ that made this database. */
export async function readAppliedMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await (db as Tx).query<{ name: string }>("select name from migrations order by name");
  return rows.map(({ name }) => name);
}

function inOrderOfReference(tables: readonly Table[]): Table[] {
  const placed = new Map<string, Table>();
  const open = new Map(tables.map((table) => [table.name, table]));
  while (open.size > 0) {
    const free = [...open.values()].filter(({ refersTo }) => refersTo.every((name) => !open.has(name)));
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...open.keys()].join(", ")}`);
    for (const table of free) {
      placed.set(table.name, table);
      open.delete(table.name);
    }
  }
  return [...placed.values()];
}
