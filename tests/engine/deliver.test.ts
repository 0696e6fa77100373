import { type Db, transaction } from "../../engine/database.ts";
import { takeDueCalls } from "../../engine/deliver.ts";
import { cancelRun } from "../../engine/run-commands.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Performed } from "../../node-catalog/kit/outcome.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { aCall, answer } from "./support/a-call.ts";
import { advanceAll } from "./support/a-world.ts";
import { count, leadOf, openWaitOf, runOf, stepsOf, wayOf } from "./support/look.ts";
import { aPool } from "./support/processes.ts";

const callRow = async (db: Db, run: string) => {
  const { rows } = await db.query<{
    state: string;
    attempts: number;
    epoch: number;
    takenBy: string | null;
    inS: number;
  }>(
    `select state, attempts, epoch, taken_by as "takenBy", extract(epoch from next_at - baton_now())::int as "inS"
     from outbox where run_id = $1`,
    [run],
  );
  return rows[0]!;
};

const makeDue = (db: Db, run: string) => db.query("update outbox set next_at = baton_now() where run_id = $1", [run]);

test("a call is delivered after its step, and its result takes the run on and fills in the lead", async ({ db }) => {
  const { lead, run, engine, deliver } = await aCall(db, async () => answer);
  expect(await runOf(db, run)).toMatchObject({ status: "waiting", nodeId: "call" });
  expect(await openWaitOf(db, run)).toMatchObject({ kind: "call", deadline: null });

  expect(await deliver()).toBe(1);
  expect(await deliver()).toBe(0);
  await advanceAll(db, engine);

  expect(await wayOf(db, run)).toEqual(["start done", "call …", "call ok", "done done"]);
  expect(await leadOf(db, lead)).toMatchObject({ product: "heat pump" });
  expect(await callRow(db, run)).toMatchObject({ state: "done", attempts: 1, takenBy: null });
});

test("a call that fails is tried five times with growing pauses and one key, then leaves by its failed exit", async ({
  db,
}) => {
  const keys: string[] = [];
  const { run, engine, deliver } = await aCall(db, async ({ idempotencyKey }) => {
    keys.push(idempotencyKey);
    throw new AppError("unavailable", "busy", "It was busy.");
  });
  for (const seconds of [2, 10, 60, 300]) {
    await deliver();
    expect(await callRow(db, run)).toMatchObject({ state: "pending" });
    expect(Math.abs((await callRow(db, run)).inS - seconds)).toBeLessThanOrEqual(1);
    expect(await deliver()).toBe(0);
    await makeDue(db, run);
  }
  await deliver();
  await advanceAll(db, engine);

  expect(new Set(keys)).toEqual(new Set([`${run}:1:0`]));
  expect(keys).toHaveLength(5);
  expect(await wayOf(db, run)).toEqual(["start done", "call …", "call failed", "sorry done"]);
  expect((await stepsOf(db, run))[2]!.because).toEqual({ code: "gave-up", error: "It was busy." });
});

test("what an unexpected error says is told to nobody: it may hold a secret", async ({ db }) => {
  const { run, deliver } = await aCall(db, () => Promise.reject(new Error("Bearer very-secret")));
  await deliver();
  const { rows } = await db.query<{ error: string }>("select error from outbox where run_id = $1", [run]);
  expect(rows[0]!.error).toBe("The other system did not answer as expected.");
});

test("the late result of an older delivery does not count", async ({ db }) => {
  const first = Promise.withResolvers<Performed>();
  let times = 0;
  const { lead, run, engine, deliver } = await aCall(db, () =>
    ++times === 1 ? first.promise : Promise.resolve(answer),
  );
  const slow = deliver({ takenBy: "slow" });
  await expect.poll(() => times).toBe(1);
  await makeDue(db, run);
  expect(await deliver()).toBe(1);
  await advanceAll(db, engine);
  first.resolve({ ...answer, set: { product: "late" } });
  await slow;
  await advanceAll(db, engine);

  expect(await leadOf(db, lead)).toMatchObject({ product: "heat pump" });
  expect(await wayOf(db, run)).toEqual(["start done", "call …", "call ok", "done done"]);
  expect(await callRow(db, run)).toMatchObject({ epoch: 2, state: "done" });
});

test("the late failure of an older delivery does not count either", async ({ db }) => {
  const first = Promise.withResolvers<Performed>();
  let times = 0;
  const { run, deliver } = await aCall(db, () => (++times === 1 ? first.promise : new Promise(() => {})));
  const slow = deliver();
  await expect.poll(() => times).toBe(1);
  await makeDue(db, run);
  void deliver({ takenBy: "other" });
  await expect.poll(() => times).toBe(2);
  first.reject(new Error("too late"));
  await slow;
  expect(await callRow(db, run)).toMatchObject({ epoch: 2, state: "pending", takenBy: "other" });
});

test("a call that never ends, whatever it is told, is given up and tried again like one that failed", async ({
  db,
}) => {
  const { run, delivery } = await aCall(db, () => new Promise(() => {}));
  const [call] = await takeDueCalls({ ...delivery, timeLimitMs: 50 }, { takenBy: "this", foreignPrograms: [] }, 1);
  await call!.deliver();
  expect(await callRow(db, run)).toMatchObject({ state: "pending", attempts: 1, takenBy: null });
});

test("the result for a run that was ended meanwhile changes nothing", async ({ db }) => {
  const result = Promise.withResolvers<Performed>();
  let isCalled = false;
  const { lead, run, engine, deliver } = await aCall(db, () => ((isCalled = true), result.promise));
  const delivering = deliver();
  await expect.poll(() => isCalled).toBe(true);
  await transaction(db, (tx) => cancelRun(tx, run));
  result.resolve(answer);
  await delivering;
  await advanceAll(db, engine);
  expect(await runOf(db, run)).toMatchObject({ status: "cancelled" });
  expect(await leadOf(db, lead)).toMatchObject({ product: null });
  expect(await count(db, "signals where run_id = $1", [run])).toBe(0);
});

test("a result that comes while the database is away is stored when it is back, not asked for again", async ({
  db,
  databaseUrl,
}) => {
  let times = 0;
  const own = aPool(databaseUrl);
  const limit = (connections: number) =>
    db.query(
      `do $$ begin execute format('alter database %I connection limit ${connections}', current_database()); end $$`,
    );
  const { run, engine, delivery } = await aCall(db, async () => {
    times++;
    await limit(0);
    await db.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baton test' and pid <> pg_backend_pid() and datname = current_database()",
    );
    setTimeout(() => void limit(-1), 700);
    return answer;
  });
  const [call] = await takeDueCalls({ ...delivery, db: own }, { takenBy: "this", foreignPrograms: [] }, 1);
  await call!.deliver();
  await advanceAll(db, engine);
  expect([times, (await runOf(db, run)).status]).toEqual([1, "done"]);
});

test("two workers never take the same call", async ({ db }) => {
  let times = 0;
  const { run, deliver } = await aCall(db, async () => (times++, answer));
  await Promise.all(Array.from({ length: 6 }, (_, index) => deliver({ takenBy: `w${index}` })));
  expect(times).toBe(1);
  // Each taking counts as a try.
  expect(await callRow(db, run)).toMatchObject({ state: "done", attempts: 1 });
});

test("a call of a program that only newer workers know is left to them", async ({ db }) => {
  const { run, deliver } = await aCall(db, async () => answer);
  const { rows } = await db.query<{ id: string }>("select program_id as id from runs where id = $1", [run]);
  expect(await deliver({ foreignPrograms: [rows[0]!.id] })).toBe(0);
  expect(await callRow(db, run)).toMatchObject({ attempts: 0 });
  expect(await deliver()).toBe(1);
});

test("an answer that PostgreSQL cannot hold is a failed try, not a stuck call", async ({ db }) => {
  const { run, deliver } = await aCall(db, async () => ({ ...answer, set: { product: "\0" } }));
  await deliver();
  expect(await callRow(db, run)).toMatchObject({ state: "pending", attempts: 1 });
});
