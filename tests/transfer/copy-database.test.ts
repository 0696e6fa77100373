import type { Db } from "../../engine/database.ts";
import { refuseForeignKey } from "../../server/start/refuse-foreign-key.ts";
import { refuseMoved } from "../../server/transfer/refuse-moved.ts";
import { cancelCopy, copyDatabase } from "../../server/transfer/copy-database.ts";
import { expect } from "../setup/test.ts";
import { anEmptyDatabase, aWaitingRun, AWKWARD, test } from "./rows.ts";

const NAMES = { connection: "test", sourcePlace: "built-in", targetPlace: "db.example.com/baton" };

function copyTo(source: Db, target: Db, say: (line: string) => void = () => {}) {
  return copyDatabase({ source, target, say, ...NAMES });
}

async function column(db: Db, sql: string): Promise<unknown[]> {
  const { rows } = await db.query<{ value: unknown }>(sql);
  return rows.map(({ value }) => value);
}

test("everything arrives as it was, and only the target works afterwards", async ({ db: source }) => {
  const run = await aWaitingRun(source, 15);
  const target = await anEmptyDatabase();
  const deadline = await column(source, "select wake_at as value from runs");

  await copyTo(source, target);

  expect(await column(target, "select id as value from runs where status = 'waiting'")).toEqual([run]);
  expect(await column(target, "select wake_at as value from runs")).toEqual(deadline);
  expect(await column(target, "select name as value from people")).toEqual([AWKWARD]);
  expect(await column(target, "select value from leads")).toEqual([0.1 + 0.2]);
  await refuseMoved(target);
  await expect(refuseMoved(source)).rejects.toThrow(/moved to db\.example\.com\/baton/);
});

test("the target opens to the key of the source, whoever starts there first", async ({ db: source }) => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  await refuseForeignKey(source, key);
  const target = await anEmptyDatabase();

  await copyTo(source, target);

  await expect(refuseForeignKey(target, other)).rejects.toThrow(/another secret key/);
  await refuseForeignKey(target, key);
});

test("no program can write to the source any more, whatever it is", async ({ db: source, database }) => {
  await copyTo(source, await anEmptyDatabase());
  const other = database.connectAnew();
  await expect(other.query("update runs set status = 'ready'")).rejects.toThrow(/read-only/);
});

test("an interrupted copy goes on where it stopped", async ({ db: source }) => {
  await aWaitingRun(source, 15);
  const target = await anEmptyDatabase();
  const first: string[] = [];
  const interrupt = (line: string) => {
    first.push(line);
    if (first.length === 5) throw new Error("the power went");
  };
  await expect(copyTo(source, target, interrupt)).rejects.toThrow("the power went");
  await expect(refuseMoved(source)).rejects.toThrow(/not finished/);
  await expect(refuseMoved(target)).rejects.toThrow(/half a copy/);

  const second: string[] = [];
  await copyTo(source, target, (line) => second.push(line));

  expect(second.filter((line) => first.includes(line))).toEqual([]);
  expect(await column(target, "select name as value from people")).toEqual([AWKWARD]);
  await refuseMoved(target);
});

test("a copy that was given up leaves the source working", async ({ db: source, database }) => {
  await aWaitingRun(source, 15);
  const interrupt = () => {
    throw new Error("the power went");
  };
  await expect(copyTo(source, await anEmptyDatabase(), interrupt)).rejects.toThrow();
  await cancelCopy(source);
  await refuseMoved(source);
  const other = database.connectAnew();
  await other.query("update people set active = false");
});

test("a target that holds anything is refused, and the source goes on working", async ({ db: source }) => {
  await aWaitingRun(source, 15);
  const foreign = await anEmptyDatabase();
  await foreign.query("create table invoices (id int)");
  await expect(copyTo(source, foreign)).rejects.toThrow(/not empty/);
  await refuseMoved(source);
});

test("the target of one copy is no target for another", async ({ db: source }) => {
  const target = await anEmptyDatabase();
  await copyTo(source, target);
  const third = await anEmptyDatabase();
  await copyTo(target, third);
  await expect(copyTo(third, target)).rejects.toThrow(/not empty/);
});

test("a source that is in use is refused by the name of what uses it", async ({ db: source, database }) => {
  const web = database.connectAnew("web");
  await web.query("select 1");
  await expect(copyTo(source, await anEmptyDatabase())).rejects.toThrow(/baton web/);
  await refuseMoved(source);
});
