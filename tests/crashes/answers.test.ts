import { type Db, transaction } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { wake } from "../../engine/wake.ts";
import { advanceAll, aLead, aMainJob, anEngine } from "../engine/support/a-world.ts";
import { assignmentsOf, count, runOf, wayOf } from "../engine/support/look.ts";
import { expect, test } from "../setup/test.ts";
import { start } from "./support/processes.ts";

async function aWaitingLead(db: Db) {
  const { source } = await aMainJob(db);
  const { lead, run } = await aLead(db, anEngine(), source);
  const [assignment] = await assignmentsOf(db, lead);
  return { run, assignment: assignment!.id };
}

const winners = async (db: Db, run: string): Promise<string[]> =>
  (await wayOf(db, run)).filter((step) => step === "wait reached" || step === "wait timeout");

test("an answer whose process dies before its commit was never given: the deadline wins", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { run, assignment } = await aWaitingLead(db);
  await start("answer", [databaseUrl, run, assignment], "wake before commit:SIGKILL").ended;
  expect(await runOf(db, run)).toMatchObject({ status: "waiting" });

  await clock.advance({ minutes: 15 });
  // PostgreSQL gives the dead process's lock back when it hears of its end, which a busy machine tells it later.
  await expect
    .poll(async () => {
      await advanceAll(db, anEngine());
      return winners(db, run);
    })
    .toEqual(["wait timeout"]);
});

test("an answer whose process dies after its commit counts, though nobody rang for a worker", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { run, assignment } = await aWaitingLead(db);
  await start("answer", [databaseUrl, run, assignment], "wake after commit:SIGKILL").ended;
  await clock.advance({ minutes: 15 });
  await advanceAll(db, anEngine());
  expect(await winners(db, run)).toEqual(["wait reached"]);
});

test("an answer that stands still before its commit neither holds up the deadline for long nor counts afterwards", async ({
  db,
  databaseUrl,
}) => {
  const { run, assignment } = await aWaitingLead(db);
  const asleep = start("answer", [databaseUrl, run, assignment], "wake before commit:SIGSTOP");
  const holds = "pg_stat_activity where datname = current_database() and application_name = 'baton crash answer'";
  const isHeld = () => count(db, `${holds} and state = 'idle in transaction'`);
  await expect.poll(isHeld, { timeout: 10_000 }).toBe(1);

  const other = { id: newId(), runId: run, subject: assignment, kind: "declined" };
  const began = performance.now();
  expect(await transaction(db, (tx) => wake(tx, other))).toBe("ended");
  expect(performance.now() - began).toBeLessThan(3_000);
  asleep.signal("SIGCONT");
  await asleep.ended;

  expect(asleep.lines.map((line) => line.split(" ")[0])).toEqual(["refused"]);
  await advanceAll(db, anEngine());
  expect(await wayOf(db, run)).toContain("wait declined");
  expect(await winners(db, run)).toEqual([]);
});
