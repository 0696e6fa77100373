import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { transaction, type Db, type Tx } from "../../engine/database.ts";
import { secretKeyFile } from "../start/secret-key.ts";
import { StartupProblem } from "../startup-problem.ts";
import { KEY_FILE, MANIFEST_FILE, rowsFile, type Manifest } from "./manifest.ts";
import { freezeView, streamRows } from "./rows-store.ts";
import { countRows, readAppliedMigrations, readSequences, readTables, type Table } from "./tables-queries.ts";

/**
 * Writes everything, as it was at one moment, into the new folder `to`: a compressed file per table, and the secret key.
 * Baton may go on working meanwhile. The folder gets its name when it is complete.
 *
 * @returns how many rows were written
 * @throws StartupProblem when something is there already: an earlier backup is never written over
 */
export async function backUp(db: Db, to: string, dataFolder: string): Promise<number> {
  await refuseTaken(to);
  const draft = `${to}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const manifest = await transaction(db, async (tx) => {
    await freezeView(tx);
    return writeTables(tx, draft);
  });
  await copyFile(secretKeyFile(dataFolder), path.join(draft, KEY_FILE)).catch((error: NodeJS.ErrnoException) => {
    // With BATON_SECRET_KEY there is no file.
    if (error.code !== "ENOENT") throw error;
  });
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  await writeFile(path.join(draft, MANIFEST_FILE), text, { mode: 0o600, flush: true });
  await rename(draft, to);
  await flushFolder(path.dirname(to));
  return manifest.tables.reduce((total, { rows }) => total + rows, 0);
}

async function refuseTaken(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) throw new StartupProblem(`There is something at ${folder} already: name a new folder in --to.`);
}

async function writeTables(tx: Tx, folder: string): Promise<Manifest> {
  const tables: Manifest["tables"] = [];
  for (const table of await readTables(tx)) tables.push(await writeTable(tx, table, folder));
  const sequences = await readSequences(tx);
  return {
    format: 1,
    takenAt: new Date().toISOString(),
    migrations: await readAppliedMigrations(tx),
    tables,
    sequences: sequences.map(({ name, last }) => ({ name, last: String(last) })),
  };
}

async function writeTable(tx: Tx, table: Table, folder: string): Promise<Manifest["tables"][number]> {
  const hash = createHash("sha256");
  const hashing = new PassThrough().on("data", (part: Buffer) => hash.update(part));
  const file = createWriteStream(rowsFile(folder, table.name), { mode: 0o600, flush: true });
  await pipeline(streamRows(tx, table), hashing, createGzip(), file);
  return { name: table.name, rows: await countRows(tx, table), sha256: hash.digest("hex") };
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
