import type { Config } from "../config.ts";
import { migrate } from "../database/migrate.ts";
import { createPool } from "../database/pool.ts";
import { startEmbedded } from "../postgres/embedded.ts";
import { refuseForeignKey } from "./refuse-foreign-key.ts";
import { refuseMoved } from "../transfer/refuse-moved.ts";
import { checkOwnDatabase, warnOfData } from "./own-database.ts";

export interface OpenDatabase {
  readonly url: string;
  /** For people: which database this is and where its data lie. */
  readonly description: string;
  /** Stops the built-in server, unless somebody else uses it. Connections must be closed before. */
  close(): Promise<void>;
}

interface OpenOptions {
  readonly say: (line: string) => void;
  /** The built-in server died and did not start again. */
  readonly onLost?: (error: unknown) => void;
}

/** Starts the built-in PostgreSQL, or finds the operator's own. */
export async function openDatabase(config: Config, { say, onLost }: OpenOptions): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const facts = await checkOwnDatabase(config.databaseUrl);
    const warning = warnOfData(facts, config.dataFolder);
    if (warning) say(`Warning: ${warning}`);
    const { host } = new URL(config.databaseUrl);
    const description = `PostgreSQL ${facts.version} at ${host}, database ${facts.database}`;
    return { url: config.databaseUrl, description, close: async () => {} };
  }
  const server = await startEmbedded({
    dataFolder: config.dataFolder,
    onRestart: () => say("The built-in PostgreSQL had stopped; it was started again."),
    onLost,
  });
  return { url: server.url, description: `built-in PostgreSQL in ${config.dataFolder}`, close: () => server.release() };
}

/**
 * Brings the schema up to date, over a pool of its own without the limits on time that serving has.
 *
 * @throws StartupProblem when the data work elsewhere by now, or were sealed with another key
 */
export async function prepareDatabase(
  url: string,
  { testClock, secretKey, say }: { testClock: boolean; secretKey: Buffer; say: (line: string) => void },
): Promise<void> {
  const db = createPool({ url, name: "migrate", max: 3 });
  let count = 0;
  try {
    await refuseMoved(db);
    await migrate(db, { testClock, log: () => count++ });
    await refuseForeignKey(db, secretKey);
  } finally {
    await db.end();
  }
  const changes = count === 1 ? "1 change" : `${count} changes`;
  say(count > 0 ? `Database brought up to date (${changes})` : "Database is up to date");
}
