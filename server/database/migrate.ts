import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { transaction, type Db } from "../../engine/database.ts";
import { StartupProblem } from "../startup-problem.ts";
import { installTestClock } from "./test-clock.ts";

const FOLDER = path.join(import.meta.dirname, "../../migrations");
/** Any number that nobody else takes; two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 726_117_001;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, so that an edited file is noticed. */
  readonly checksum: string;
}

export interface MigrateOptions {
  readonly folder?: string;
  /** Makes `baton_now()` shiftable; only test databases are. */
  readonly testClock?: boolean;
  /** Only these files: to bring a backup into the schema it was taken from. */
  readonly only?: ReadonlySet<string>;
  readonly log?: (line: string) => void;
}

/**
 * Brings the schema up to date: each new file of migrations/ in a transaction of its own, in order of name, then
 * graphile-worker's. Harmless to repeat and to run from several processes.
 *
 * @throws StartupProblem when a file that was applied has been edited, or the database is newer than this release
 */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<void> {
  const { folder = FOLDER, testClock = false, only, log = () => {} } = options;
  const files = (await readMigrations(folder)).filter(({ name }) => only?.has(name) ?? true);
  const guard = await db.connect();
  try {
    await guard.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    for (const file of await pending(guard, files)) {
      await apply(db, file);
      log(`migrated ${file.name}`);
    }
    await runMigrations({ pgPool: db });
    if (testClock) await transaction(db, installTestClock);
  } finally {
    // Ends the session, and with it the lock, also when the unlock itself could not be sent.
    guard.release(true);
  }
}

/** The files of `folder` in order. Two with one number would be applied in another order elsewhere, so they are refused. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = /^(\d{4})_[a-z0-9_-]+\.sql$/.exec(name)?.[1];
    if (!number) throw new StartupProblem(`The migration ${name} must be called like 0007_what-it-does.sql.`);
    if (numbers.has(number))
      throw new StartupProblem(`Two migrations have the number ${number}; rename the later one.`);
    numbers.add(number);
  }
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

async function pending(client: pg.PoolClient, files: readonly Migration[]): Promise<Migration[]> {
  await client.query(
    `create table if not exists migrations (
       name text primary key,
       checksum text not null,
       applied_at timestamptz not null default statement_timestamp()
     )`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>("select name, checksum from migrations");
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));

  for (const name of applied.keys()) {
    if (!files.some((file) => file.name === name)) {
      throw new StartupProblem(`This database is newer than this release: it has ${name}. Start the newer release.`);
    }
  }
  for (const { name, checksum } of files) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new StartupProblem(
        `The migration ${name} was edited after this database applied it; put the file back and write a new one.`,
      );
    }
  }
  return files.filter((file) => !applied.has(file.name));
}

async function apply(db: Db, { name, sql, checksum }: Migration): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query(sql);
    await tx.query("insert into migrations (name, checksum) values ($1, $2)", [name, checksum]);
  });
}
