import { randomUUID } from "node:crypto";
import { transaction, type Db } from "../../engine/database.ts";
import { migrate } from "../database/migrate.ts";
import { readServerFacts } from "../database/server-queries.ts";
import { hasTestClock } from "../database/test-clock.ts";
import { StartupProblem } from "../startup-problem.ts";
import * as moves from "./move-store.ts";
import { emptyTables, setSequence, streamRows, writeRows } from "./rows-store.ts";
import { countRows, readSequences, readTables, type Table } from "./tables-queries.ts";

export interface Copy {
  readonly source: Db;
  readonly target: Db;
  /** `application_name` of both pools, without `baton `; every other connection to the source is in the way. */
  readonly connection: string;
  /** What people call the two ends; shown when somebody starts the wrong one. */
  readonly sourcePlace: string;
  readonly targetPlace: string;
  readonly say: (line: string) => void;
}

/**
 * Moves everything from one database to another, table by table, and verifies the number of rows in each. From its first
 * moment the source takes no more work, so that a deadline fires in the target only. An interrupted copy goes on where it
 * stopped.
 *
 * @returns how many rows were copied altogether
 * @throws StartupProblem when the target holds anything but this very copy, or Baton still runs on the source
 */
export async function copyDatabase(copy: Copy): Promise<number> {
  const { source, target, say } = copy;
  const earlier = await earlierMove(source);
  const arriving = await arrivingMove(target, earlier?.id);
  if (earlier?.finishedAt) {
    if (!arriving) throw alreadyCopied(earlier.place);
    await finishTarget(target);
    return 0;
  }
  const testClock = await hasTestClock(source);
  if (!earlier) await migrate(source, { testClock });
  const id = await closeSource(copy, earlier?.id ?? randomUUID());
  if (!arriving) await migrate(target, { testClock });

  const tables = await readTables(source);
  const done = arriving ? await moves.readMovedTables(target) : await beginTarget(copy, id, tables);
  if (done.size > 0) say(`Going on with an unfinished copy: ${done.size} of ${tables.length} tables are there already`);
  for (const table of tables) {
    if (!done.has(table.name)) say(`${table.name}: ${await copyTable(source, target, table)} rows`);
  }
  const total = await verify(source, target, tables);
  await finish(source, target);
  return total;
}

/** Opens the source again after a copy that is not wanted any more. @throws StartupProblem when the copy was finished */
export async function cancelCopy(source: Db): Promise<void> {
  const move = await earlierMove(source);
  if (!move) throw new StartupProblem("Nothing is being copied from this database.");
  if (move.finishedAt) throw alreadyCopied(move.place);
  const { database } = await readServerFacts(source);
  await transaction(source, async (tx) => {
    await moves.allowWriting(tx);
    await moves.cancelMove(tx);
    await moves.setReadOnly(tx, database, false);
  });
}

/** The copy that was begun from this database before. */
async function earlierMove(source: Db): Promise<moves.Move | undefined> {
  if ((await readServerFacts(source)).isNew)
    throw new StartupProblem("There is nothing to copy: this database is empty.");
  const move = await moves.readMove(source);
  return move?.direction === "out" ? move : undefined;
}

/** The part of this very copy that has arrived; nothing when the target is empty. */
async function arrivingMove(target: Db, id: string | undefined): Promise<moves.Move | undefined> {
  const { isNew, foreignTables, database } = await readServerFacts(target);
  if (isNew && foreignTables.length === 0) return undefined;
  const move = isNew ? undefined : await moves.readMove(target);
  if (move?.direction === "in" && !move.finishedAt && move.id === id) return move;
  // Interrupted between the migration of the target and its first mark: there are tables, and nobody in them.
  if (!isNew && !move && id && (await isUntouched(target))) return undefined;
  throw new StartupProblem(`The database ${database} is not empty: name an empty one in --to.`);
}

function alreadyCopied(place: string): StartupProblem {
  return new StartupProblem(`This database was already copied to ${place}: start Baton with DATABASE_URL of that one.`);
}

async function isUntouched(target: Db): Promise<boolean> {
  const people = (await readTables(target)).find(({ name }) => name === "people");
  return people === undefined || (await countRows(target, people)) === 0;
}

async function closeSource({ source, connection, targetPlace }: Copy, id: string): Promise<string> {
  const { database } = await readServerFacts(source);
  await refuseWhileUsed(source, connection);
  await transaction(source, async (tx) => {
    await moves.allowWriting(tx);
    await moves.beginMove(tx, { id, direction: "out", place: targetPlace });
    await moves.setReadOnly(tx, database, true);
  });
  // Whoever connected between the look and the lock has an open door: look again.
  await refuseWhileUsed(source, connection).catch(async (error: unknown) => {
    await cancelCopy(source);
    throw error;
  });
  return id;
}

async function refuseWhileUsed(source: Db, connection: string): Promise<void> {
  const others = await moves.readOtherConnections(source, connection);
  if (others.length === 0) return;
  throw new StartupProblem(`Baton still runs on this database (${others.join(", ")}): stop it, then copy.`);
}

async function beginTarget({ target, sourcePlace }: Copy, id: string, tables: readonly Table[]) {
  const here = new Set((await readTables(target)).map(({ name }) => name));
  await transaction(target, async (tx) => {
    await emptyTables(
      tx,
      tables.filter(({ name }) => here.has(name)),
    );
    await moves.beginMove(tx, { id, direction: "in", place: sourcePlace });
  });
  return new Map<string, number>();
}

async function copyTable(source: Db, target: Db, table: Table): Promise<number> {
  return transaction(target, async (tx) => {
    const client = await source.connect();
    let count: number | undefined;
    try {
      count = await writeRows(tx, table, streamRows(client, table));
    } finally {
      // A connection in the middle of a copy cannot be used for anything else.
      client.release(count === undefined);
    }
    await moves.noteMovedTable(tx, table.name, count);
    return count;
  });
}

async function verify(source: Db, target: Db, tables: readonly Table[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    const [sent, arrived] = await Promise.all([countRows(source, table), countRows(target, table)]);
    if (sent !== arrived) {
      throw new StartupProblem(
        `${table.name} has ${sent} rows here and ${arrived} there: empty the target and copy again; nothing was lost here.`,
      );
    }
    total += sent;
  }
  return total;
}

/** The source first: if this ends half-way, the copy can be called again, and neither end works before. */
async function finish(source: Db, target: Db): Promise<void> {
  const sequences = await readSequences(source);
  await transaction(target, async (tx) => {
    for (const { name, last } of sequences) await setSequence(tx, name, last);
  });
  await transaction(source, async (tx) => {
    await moves.allowWriting(tx);
    await moves.finishMove(tx);
  });
  await finishTarget(target);
}

async function finishTarget(target: Db): Promise<void> {
  await transaction(target, async (tx) => {
    await moves.forgetMovedTables(tx);
    await moves.finishMove(tx);
  });
}
