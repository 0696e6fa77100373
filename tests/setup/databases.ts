import { createHash } from "node:crypto";
import pg from "pg";
import type { Db } from "../../engine/database.ts";
import { migrate, readMigrations } from "../../server/database/migrate.ts";
import { createPool, type PoolOptions } from "../../server/database/pool.ts";
import { type EmbeddedPostgres, withDatabase } from "../../server/postgres/embedded.ts";
import { isAlive } from "../../server/postgres/postmaster.ts";

/** Any number: whoever holds it makes, copies or removes databases of the test server. */
const TEMPLATE_LOCK = 726_117_002;

export interface TestDatabase {
  readonly url: string;
  readonly db: Db;
  /** One more pool, as another program would have; closed with the database. */
  connectAnew(name?: string, options?: Pick<PoolOptions, "streams">): Db;
  remove(): Promise<void>;
}

/** Makes a database named `name` from the migrated `template`; about 50 ms. */
export async function createDatabase(
  { adminUrl, serverUrl, template }: { adminUrl: string; serverUrl: string; template: string },
  name: string,
): Promise<TestDatabase> {
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${template} owner baton`));
  const url = withDatabase(serverUrl, name);
  const db = createPool({ url, name: "test" });
  const pools = [db];
  return {
    url,
    db,
    connectAnew(other = "test", options = {}) {
      const pool = createPool({ url, name: other, ...options });
      pools.push(pool);
      return pool;
    },
    async remove() {
      await Promise.all(pools.map((pool) => pool.end()));
      await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

/** A migrated database with the test clock, named after the migrations: made once, and again when one of them changes. */
export async function makeTemplate({ adminUrl, url }: Pick<EmbeddedPostgres, "adminUrl" | "url">): Promise<string> {
  const checksums = (await readMigrations()).map(({ name, checksum }) => name + checksum).join();
  const template = `template_${createHash("sha256").update(checksums).digest("hex").slice(0, 16)}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    if (await exists(admin, template)) return;
    // Under another name until it is complete: a run that was killed in between leaves no half template.
    await admin.query("drop database if exists template_draft with (force)");
    await admin.query("create database template_draft owner baton");
    const db = createPool({ url: withDatabase(url, "template_draft"), name: "template" });
    await migrate(db, { testClock: true }).finally(() => db.end());
    await admin.query(`alter database template_draft rename to ${template}`);
  });
  return template;
}

export async function dropDatabasesOf(adminUrl: string, run: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    for (const name of await databases(admin, `${run}\\_%`)) await admin.query(`drop database ${name} with (force)`);
  });
}

/** Removes what runs left that were killed. */
export async function forgetDeadRuns(adminUrl: string): Promise<void> {
  const names = await asAdmin(adminUrl, (admin) => databases(admin, "run%"));
  const runs = new Set(names.map((name) => name.split("_")[0]!));
  for (const run of runs) {
    if (!isAlive(Number(run.slice("run".length)))) await dropDatabasesOf(adminUrl, run);
  }
}

async function databases(admin: pg.Client, like: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where datname like $1",
    [like],
  );
  return rows.map(({ name }) => name);
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query("select from pg_database where datname = $1", [name])).rowCount === 1;
}

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: "baton tests" });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
