import { existsSync } from "node:fs";
import { createPool } from "../database/pool.ts";
import { readServerFacts, type ServerFacts } from "../database/server-queries.ts";
import { layoutOf } from "../postgres/layout.ts";
import { StartupProblem } from "../startup-problem.ts";

const OLDEST = 15;

/**
 * Connects to the operator's own PostgreSQL once, and sees whether Baton can live there.
 * `setting` is where the operator has written its address.
 *
 * @throws StartupProblem with the one thing to mend
 */
export async function checkOwnDatabase(url: string, setting = "DATABASE_URL"): Promise<ServerFacts> {
  const pool = createPool({ url, name: "check", max: 1, connectTimeoutMs: 5_000 });
  try {
    const facts = await readServerFacts(pool);
    const problem = whyUnfit(facts, setting);
    if (problem) throw new StartupProblem(problem);
    return facts;
  } catch (error) {
    throw error instanceof StartupProblem ? error : new StartupProblem(explain(error, url, setting));
  } finally {
    await pool.end();
  }
}

/** An empty database beside a filled folder is most likely a move that forgot the data. */
export function warnOfData(facts: ServerFacts, dataFolder: string): string | undefined {
  if (!facts.isNew || !existsSync(layoutOf(dataFolder).cluster)) return undefined;
  return (
    `The database ${facts.database} is empty, but there are data in ${dataFolder}. To take them along, stop Baton and run ` +
    `"npm run --silent baton -- copy --to URL" without DATABASE_URL, with the URL of an empty database.`
  );
}

function whyUnfit(facts: ServerFacts, setting: string): string | undefined {
  const { version, major, user, database } = facts;
  if (major < OLDEST) {
    return `${setting} names a PostgreSQL ${version}; Baton needs ${OLDEST} or newer: upgrade it or use another one.`;
  }
  if (!facts.mayCreateSchemas || !facts.mayCreateTables) {
    return `The user ${user} may not create tables in the database ${database}: run "alter database ${database} owner to ${user}".`;
  }
  if (facts.foreignTables.length > 0) {
    return `The database ${database} belongs to something else (it has a table ${facts.foreignTables[0]}): name one of its own in ${setting}.`;
  }
  return undefined;
}

const TRANSPORT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);

function explain(error: unknown, url: string, setting: string): string {
  const { code = "", message } = error as { code?: string; message: string };
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  const user = decodeURIComponent(username);
  if (code === "28P01" || code === "28000") {
    return `PostgreSQL on ${server} refused the user ${user}: correct the user and the password in ${setting}.`;
  }
  if (code === "3D000") {
    return `There is no database ${pathname.slice(1)} on ${server}: create it ("create database ${pathname.slice(1)}") or correct ${setting}.`;
  }
  if (TRANSPORT.has(code) || /timeout|terminated/i.test(message)) {
    return `Nothing answers at ${server}${code ? ` (${code})` : ""}: start that PostgreSQL or correct ${setting}.`;
  }
  return `The database of ${setting} cannot be used (${message}): correct it.`;
}
