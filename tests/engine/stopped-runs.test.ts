import { type Db, transaction } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { cancelRun, retryRun } from "../../engine/run-commands.ts";
import { expect, test } from "../setup/test.ts";
import { aLine, engineWith } from "./support/a-line.ts";
import { advanceAll, aLead, aPerson } from "./support/a-world.ts";
import { count, leadOf, messagesTo, runOf, wayOf } from "./support/look.ts";

async function aRunInTrouble(db: Db, trouble: string) {
  const { source } = await aLine(db, "trouble");
  return aLead(db, engineWith(), source, { fields: { trouble } });
}

const retryInS = async (db: Db, run: string): Promise<number> => {
  const { rows } = await db.query<{ seconds: number }>(
    "select extract(epoch from retry_at - updated_at)::float as seconds from runs where id = $1",
    [run],
  );
  return Math.round(rows[0]!.seconds);
};

test("a step that fails is tried again after 1, 10 and 60 seconds, then the run stops and somebody is alarmed", async ({
  db,
  clock,
}) => {
  const manager = await aPerson(db, undefined, ["manager"]);
  const { run, lead } = await aRunInTrouble(db, "throws");
  for (const [index, seconds] of [1, 10, 60].entries()) {
    expect(await runOf(db, run)).toMatchObject({ status: "ready", attempts: index + 1, error: null });
    expect(await retryInS(db, run)).toBe(seconds);
    await advanceAll(db, engineWith());
    expect((await runOf(db, run)).attempts).toBe(index + 1);
    await clock.advance({ seconds });
    await advanceAll(db, engineWith());
  }
  expect(await runOf(db, run)).toMatchObject({ status: "failed", attempts: 4, error: { code: "unexpected" } });
  expect((await runOf(db, run)).error!.message).not.toContain("a mistake in a step");
  expect(await leadOf(db, lead)).toMatchObject({ status: "attention", attention: "stopped" });
  expect(await messagesTo(db, manager, lead)).toMatchObject([{ alarm: true }]);
});

test("a step that says by itself that it cannot go on stops at once", async ({ db }) => {
  const { run } = await aRunInTrouble(db, "stops");
  expect(await runOf(db, run)).toMatchObject({ status: "failed", attempts: 1, error: { code: "test-stop" } });
});

test("a stopped run that is tried again goes on from its step, and its lead needs no attention any more", async ({
  db,
}) => {
  const { run, lead } = await aRunInTrouble(db, "stops");
  await db.query(`update leads set fields = '{}' where id = $1`, [lead]);
  await transaction(db, (tx) => retryRun(tx, run));
  await advanceAll(db, engineWith());
  expect(await wayOf(db, run)).toEqual(["start done", "s0 done", "end done"]);
  expect(await leadOf(db, lead)).toMatchObject({ status: "new", attention: null });
});

test("a run that stops at the same step once more says so once more", async ({ db }) => {
  const manager = await aPerson(db, undefined, ["manager"]);
  const { run, lead } = await aRunInTrouble(db, "stops");
  await transaction(db, (tx) => retryRun(tx, run));
  await advanceAll(db, engineWith());
  expect(await runOf(db, run)).toMatchObject({ status: "failed", attempts: 1, error: { code: "test-stop" } });
  expect(await messagesTo(db, manager, lead)).toHaveLength(2);
});

test("only a stopped run can be tried again, and only one that is there", async ({ db }) => {
  const { run } = await aRunInTrouble(db, "none");
  await expect(transaction(db, (tx) => retryRun(tx, run))).rejects.toMatchObject({ code: "run-not-stopped" });
  await expect(transaction(db, (tx) => retryRun(tx, newId()))).rejects.toMatchObject({ kind: "not-found" });
  await expect(transaction(db, (tx) => cancelRun(tx, newId()))).rejects.toMatchObject({ kind: "not-found" });
});

test("a stopped run can be ended for good", async ({ db }) => {
  const { run } = await aRunInTrouble(db, "stops");
  await transaction(db, (tx) => cancelRun(tx, run));
  expect(await runOf(db, run)).toMatchObject({ status: "cancelled" });
  await expect(transaction(db, (tx) => retryRun(tx, run))).rejects.toMatchObject({ code: "run-not-stopped" });
});

test("of ten people who try it again at once, one does", async ({ db }) => {
  const { run } = await aRunInTrouble(db, "stops");
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => transaction(db, (tx) => retryRun(tx, run))));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await count(db, "runs where id = $1 and status = 'ready'", [run])).toBe(1);
});
