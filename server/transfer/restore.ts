import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { transaction, type Db, type Tx } from "../../engine/database.ts";
import { migrate, readMigrations } from "../database/migrate.ts";
import { readServerFacts } from "../database/server-queries.ts";
import { secretKeyFile } from "../start/secret-key.ts";
import { StartupProblem } from "../startup-problem.ts";
import { KEY_FILE, readManifest, rowsFile, type Manifest } from "./manifest.ts";
import { emptyTables, setSequence, writeRows } from "./rows-store.ts";
import { readTables, type Table } from "./tables-queries.ts";

/**
 * Reads the backup in `folder` into an empty database, in one transaction: the schema as it was then, the rows, then what
 * later releases changed. Also puts the secret key back.
 *
 * @returns how many rows were read
 * @throws StartupProblem when the database is not empty, or the backup is damaged or of a newer release
 */
export async function restore(db: Db, folder: string, dataFolder: string): Promise<number> {
  const manifest = await readManifest(folder);
  await refuseNewer(manifest);
  const { isNew, foreignTables } = await readServerFacts(db);
  if (!isNew || foreignTables.length > 0) {
    throw new StartupProblem(
      "The database is not empty: set BATON_DATA to a new folder, or DATABASE_URL to an empty database.",
    );
  }
  await restoreKey(folder, dataFolder);

  const testClock = manifest.tables.some(({ name }) => name === "test_clock");
  await migrate(db, { only: new Set(manifest.migrations), testClock });
  const tables = await readTables(db);
  const total = await transaction(db, async (tx) => {
    await emptyTables(tx, tables);
    let rows = 0;
    for (const table of tables) rows += await readTable(tx, table, manifest, folder);
    for (const { name, last } of manifest.sequences) await setSequence(tx, name, BigInt(last));
    return rows;
  });
  await migrate(db);
  return total;
}

async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const known = new Set((await readMigrations()).map(({ name }) => name));
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown)
    throw new StartupProblem(`The backup is of a newer release (it knows ${unknown}): restore it with that one.`);
}

async function readTable(tx: Tx, table: Table, manifest: Manifest, folder: string): Promise<number> {
  const written = manifest.tables.find(({ name }) => name === table.name);
  if (!written) throw new StartupProblem(`The backup lacks the table ${table.name}: use another one.`);
  const hash = createHash("sha256");
  const hashing = new PassThrough().on("data", (part: Buffer) => hash.update(part));
  const file = createReadStream(rowsFile(folder, table.name));
  const [, rows] = await Promise.all([pipeline(file, createGunzip(), hashing), writeRows(tx, table, hashing)]);
  if (rows !== written.rows || hash.digest("hex") !== written.sha256) {
    throw new StartupProblem(
      `The backup of ${table.name} is damaged: restore another one, into a new and empty database.`,
    );
  }
  return rows;
}

/** Never over another key: what that one has sealed would be lost. */
async function restoreKey(folder: string, dataFolder: string): Promise<void> {
  const kept = await readFile(path.join(folder, KEY_FILE), "utf8").catch(() => undefined);
  if (kept === undefined) return;
  const file = secretKeyFile(dataFolder);
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present === undefined) await copyFile(path.join(folder, KEY_FILE), file);
  else if (present.trim() !== kept.trim()) {
    throw new StartupProblem(
      `${file} is another key than the backup's: move it away, or set BATON_DATA to a new folder.`,
    );
  }
}
