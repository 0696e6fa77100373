import pg from "pg";
import { AppError } from "../node-catalog/kit/errors.ts";
import { crashPoint } from "./crash-points.ts";

/** A pool. Reads may go straight to it; writes go through {@link transaction}. */
export type Db = pg.Pool;

declare const insideTransaction: unique symbol;

/** One connection inside an open transaction. Only {@link transaction} makes one, so a writer that asks for it cannot run outside. */
export type Tx = pg.PoolClient & { readonly [insideTransaction]: true };

/** Whatever can answer a query: the pool for screens, the transaction for commands. */
export type Queryable = Pick<Db, "query"> | Tx;

/** Deadlock and serialisation failure: the database asks for the same work again, nobody is to blame. */
const TRY_AGAIN = new Set(["40P01", "40001"]);
const TRIES = 5;

/** Thrown by work that finds out, when it has its last lock, that what it did under the earlier ones is no longer enough. */
export class BeginAgain extends AppError {
  constructor() {
    super("unavailable", "begin-again", "Too many people changed this at the same moment: try again.");
  }
}

/**
 * Runs `work` in one READ COMMITTED transaction; commits when it resolves, rolls back when it throws.
 * Deadlocks, serialisation failures and {@link BeginAgain} run it again, up to five times, so `work` must not act on the
 * outside.
 *
 * @param name says to the crash tests which transaction it is
 */
export async function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>, name = "other"): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(db, work, name);
    } catch (error) {
      if (tries === TRIES || !isTryAgain(error)) throw error;
    }
  }
}

async function once<T>(db: Db, work: (tx: Tx) => Promise<T>, name: string): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query("begin");
    // On a connection that pipelines, the first statement leaves together with it.
    if (!client.pipeline) await begun;
    const [result] = await Promise.all([work(client as Tx), begun]);
    crashPoint(`${name} before commit`);
    const { command } = await client.query("commit");
    crashPoint(`${name} after commit`);
    // A failed statement that `work` did not tell about: the server answers such a commit with a rollback, not an error.
    if (command !== "COMMIT") throw new Error("The transaction was rolled back: one of its statements had failed.");
    return result;
  } catch (error) {
    // A connection that cannot roll back was ended by the server (idle timeout after SIGSTOP, restart): never reuse it.
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

export function isTryAgain(error: unknown): boolean {
  if (error instanceof BeginAgain) return true;
  return error instanceof pg.DatabaseError && error.code !== undefined && TRY_AGAIN.has(error.code);
}

/** Database errors that say nothing about the rows: the server goes down, the connection is gone, time was up. */
const NOBODY_TO_BLAME = /^(08|53|57|25P0|55P03)/;

/** Whether what was to be written is at fault, and not the database that went away. A lost connection is a plain Error, a mistake in a step or in us is not. */
export function isOwnFault(cause: unknown): boolean {
  if (cause instanceof pg.DatabaseError) return !NOBODY_TO_BLAME.test(cause.code ?? "");
  return !(cause instanceof Error) || cause.constructor !== Error;
}

/** The product's one clock, in epoch milliseconds: the database's, so that every process agrees and tests can shift it. */
export async function readClock(tx: Queryable): Promise<number> {
  const { rows } = await (tx as Tx).query<{ now: Date }>("select baton_now() as now");
  return rows[0]!.now.getTime();
}
