import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Tx } from "../../engine/database.ts";
import type { Table } from "./tables-queries.ts";

/** Lets this transaction see the database as it is now, whatever is committed meanwhile. Must be its first statement. */
export async function freezeView(tx: Tx): Promise<void> {
  await tx.query("set transaction isolation level repeatable read, read only");
}

/** The rows of a table in PostgreSQL's own text format, which every version from 15 on reads and writes alike. */
export function streamRows(client: pg.PoolClient, { name, columns }: Table): Readable {
  return client.query(copyTo(`copy (select ${columns.join(", ")} from ${name}) to stdout`));
}

/** Writes rows as {@link streamRows} gave them. @returns how many there were */
export async function writeRows(
  tx: Tx,
  { name, columns }: Table,
  rows: Readable | AsyncIterable<Buffer>,
): Promise<number> {
  const into = tx.query(copyFrom(`copy ${name} (${columns.join(", ")}) from stdin`));
  await pipeline(rows, into);
  return into.rowCount;
}

/** Also takes away the rows that the migrations themselves wrote. */
export async function emptyTables(tx: Tx, tables: readonly Table[]): Promise<void> {
  await tx.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
}

export async function setSequence(tx: Tx, name: string, last: bigint): Promise<void> {
  await tx.query("select setval($1::regclass, $2)", [name, last]);
}
