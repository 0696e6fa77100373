import pg from "pg";
import type { Db } from "../../engine/database.ts";

export interface PoolOptions {
  readonly url: string;
  /** What the connections are for: shown by `pg_stat_activity` and by `baton doctor`. */
  readonly name: string;
  /** @default 10 */
  readonly max?: number;
  /** Ends a statement that takes longer, in ms. */
  readonly statementTimeoutMs?: number;
  /** Ends the connection of a transaction that stands still, in ms: a stopped process must not keep its locks. */
  readonly idleInTransactionMs?: number;
  /** How many ms a new connection may take. @default 10_000 */
  readonly connectTimeoutMs?: number;
  /**
   * Statements find rows by index only. Batches touch 50 rows of tables that grow by thousands a minute: a plan that was
   * made while a table was small reads all of it until the next analyze (measured: 50 ms instead of 2 for 50 leads).
   */
  readonly byIndexOnly?: boolean;
  /** COPY and cursors need a connection that sends one statement at a time. */
  readonly streams?: boolean;
  /** Leaves values as the driver reads them, for libraries that expect that (graphile-worker: `int8` as text). */
  readonly driverTypes?: boolean;
}

/**
 * Opens a pool. Values: `int8` is a bigint, `numeric` a number, `timestamptz` a Date, `date` the text `YYYY-MM-DD`
 * (a Date would be midnight in the zone of this process). Counts become numbers in SQL, by `::int`.
 */
export function createPool(options: PoolOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: `baton ${options.name}`,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.idleInTransactionMs,
    // Compiling a plan costs more than any query of this product takes.
    options: `-c timezone=UTC -c jit=off${options.byIndexOnly ? " -c enable_seqscan=off" : ""}`,
    // Statements that do not need each other's answers leave together, and the server never waits for the next one.
    pipeline: !options.driverTypes && !options.streams,
    types: options.driverTypes ? undefined : { getTypeParser },
  });
  // A connection that ends while nobody uses it (restart, idle timeout) is replaced by the pool; unheard, the event ends
  // the process. The pool listens to idle clients only, so one that is taken out needs an ear of its own.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

const { builtins } = pg.types;

const PARSERS: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: (text) => text,
};

function getTypeParser(oid: number, format?: "text" | "binary") {
  const parser = format === "binary" ? undefined : PARSERS[oid];
  return parser ?? pg.types.getTypeParser(oid, format);
}
