import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { transaction, type Db } from "../../engine/database.ts";
import { migrate, readMigrations } from "../database/migrate.ts";
import { readServerFacts } from "../database/server-queries.ts";
import { secretKeyFile } from "../start/secret-key.ts";
import { StartupProblem } from "../startup-problem.ts";
import { KEY_FILE, readManifest, rowsFile, type Manifest } from "./manifest.ts";
import { emptyTables, setSequence, writeRows } from "./rows-store.ts";
import { readTables } from "./tables-queries.ts";

/**
 * Reads the backup in `folder` into an empty database: the schema as it was then, the rows in one transaction, then what
 * later releases changed. Also puts the secret key back. Everything is verified before anything is written.
 *
 * @returns how many rows were read
 * @throws StartupProblem when the database is not empty, or the backup is damaged or of a newer release
 */
export async function restore(db: Db, folder: string, dataFolder: string): Promise<number> {
  const manifest = await readManifest(folder);
  await refuseNewer(manifest);
  await refuseDamaged(manifest, folder);
  await refuseFilled(db);
  await restoreKey(folder, dataFolder);

  const testClock = manifest.tables.some(({ name }) => name === "test_clock");
  await migrate(db, { only: new Set(manifest.migrations), testClock });
  const kept = new Set(manifest.tables.map(({ name }) => name));
  const tables = (await readTables(db)).filter(({ name }) => kept.has(name));
  const total = await transaction(db, async (tx) => {
    await emptyTables(tx, tables);
    let count = 0;
    for (const table of tables) count += await writeRows(tx, table, readRows(folder, table.name));
    for (const { name, last } of manifest.sequences) await setSequence(tx, name, BigInt(last));
    return count;
  });
  await migrate(db);
  return total;
}

async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const known = new Set((await readMigrations()).map(({ name }) => name));
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown) {
    throw new StartupProblem(`The backup is of a newer release (it knows ${unknown}): restore it with that one.`);
  }
}

async function refuseDamaged({ tables }: Manifest, folder: string): Promise<void> {
  for (const { name, sha256 } of tables) {
    if ((await hashOfRows(folder, name).catch(() => "")) !== sha256) {
      throw new StartupProblem(`The backup of ${name} is damaged: use another one; nothing was written.`);
    }
  }
}

async function hashOfRows(folder: string, table: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of readRows(folder, table)) hash.update(part as Buffer);
  return hash.digest("hex");
}

async function refuseFilled(db: Db): Promise<void> {
  const { isNew, foreignTables } = await readServerFacts(db);
  if (isNew && foreignTables.length === 0) return;
  throw new StartupProblem(
    "The database is not empty: set BATON_DATA to a new folder, or DATABASE_URL to an empty database.",
  );
}

function readRows(folder: string, table: string): Readable {
  const unzip = createGunzip();
  // An error of the file must reach whoever reads the rows.
  return createReadStream(rowsFile(folder, table))
    .on("error", (error) => unzip.destroy(error))
    .pipe(unzip);
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
