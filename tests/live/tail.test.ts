import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../engine/database.ts";
import type { FeedEntry } from "../../server/live/feed-queries.ts";
import { FeedTail } from "../../server/live/tail.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

const INSERT = `insert into feed (kind, lead_id, payload, at) values ('inbox', $1, '{}', baton_now())`;

function follow(db: Db) {
  const leads: string[] = [];
  const onEntries = async (entries: readonly FeedEntry[]) => {
    leads.push(...entries.map(({ leadId }) => leadId!));
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const tail = new FeedTail({ db, onEntries, onError, isWatched: () => true });
  return { leads, tail, [Symbol.asyncDispose]: () => tail.stop() };
}

test("a transaction that commits late is told late, not passed over, and nothing is told twice", async ({ db }) => {
  await using follower = follow(db);
  await follower.tail.exclusive(async () => {});
  const [late, early, last] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const slow = await db.connect();
  await slow.query("begin");
  await slow.query(INSERT, [late]);

  await db.query(INSERT, [early]);
  await expect.poll(() => follower.leads).toEqual([early]);
  await sleep(250);
  await slow.query("commit");
  slow.release();
  await db.query(INSERT, [last]);

  await expect.poll(() => follower.leads).toHaveLength(3);
  await sleep(250);
  expect(follower.leads[0]).toBe(early);
  expect(new Set(follower.leads)).toEqual(new Set([early, late, last]));
  expect(follower.leads).toHaveLength(3);
});

test("what is rolled back is never told", async ({ db }) => {
  await using follower = follow(db);
  await follower.tail.exclusive(async () => {});
  const undone = await db.connect();
  await undone.query("begin");
  await undone.query(INSERT, [crypto.randomUUID()]);
  await undone.query("rollback");
  undone.release();
  const real = crypto.randomUUID();
  await db.query(INSERT, [real]);
  await expect.poll(() => follower.leads).toEqual([real]);
});

test("what could not be told, because the database was away for a moment, is told with the next reading", async ({
  db,
}) => {
  const told: string[] = [];
  let fails = 2;
  const errors: unknown[] = [];
  const onEntries = async (entries: readonly FeedEntry[]) => {
    if (fails-- > 0) throw new Error("away");
    told.push(...entries.map(({ leadId }) => leadId!));
  };
  const tail = new FeedTail({ db, onEntries, onError: (error) => errors.push(error), isWatched: () => true });
  await tail.exclusive(async () => {});
  const lead = crypto.randomUUID();
  await db.query(INSERT, [lead]);
  await expect.poll(() => told).toEqual([lead]);
  await tail.stop();
  expect(errors).toHaveLength(2);
});

test("however many hints come, the feed is read at most twenty times a second", async ({ db }) => {
  let readings = 0;
  const counted = new Proxy(db, {
    get: (pool, name: keyof Db) => {
      if (name === "query") readings++;
      return Reflect.get(pool, name, pool) as unknown;
    },
  });
  await using busy = follow(counted);
  await busy.tail.exclusive(async () => {});
  const began = performance.now();
  for (let hint = 0; hint < 50; hint++) {
    busy.tail.hint();
    await sleep(10);
  }
  expect(readings).toBeLessThanOrEqual((performance.now() - began) / 50 + 2);
});

test("what happened before anybody watched is not told, also while a long transaction is open beside it", async ({
  db,
}) => {
  const slow = await db.connect();
  await slow.query("begin");
  const late = crypto.randomUUID();
  await slow.query(INSERT, [late]);
  await db.query(INSERT, [crypto.randomUUID()]);

  await using follower = follow(db);
  await follower.tail.exclusive(async () => {});
  const fresh = crypto.randomUUID();
  await db.query(INSERT, [fresh]);
  await expect.poll(() => follower.leads).toEqual([fresh]);
  await slow.query("commit");
  slow.release();

  await expect.poll(() => follower.leads).toEqual([fresh, late]);
});
