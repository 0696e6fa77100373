import { setTimeout as sleep } from "node:timers/promises";
import { transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { claimRuns } from "../../engine/run-store.ts";
import { expect, isolatedTest, test } from "../setup/test.ts";
import { aLine, storedOnly } from "./support/a-line.ts";
import { aMainJob, anEngine, aRequest, takeIn } from "./support/a-world.ts";
import { count, openWaitOf, runOf, stepsOf } from "./support/look.ts";
import { aPool, aWorker } from "./support/processes.ts";

isolatedTest(
  "a claim sees a run as another worker has just left it, not as it was when the claim began",
  async ({ db, databaseUrl }) => {
    const { source } = await aLine(db, "trouble");
    const [stored] = await storedOnly(db, source, [{}]);
    const slow = aPool(databaseUrl);
    // The clock is read between the snapshot of a claim and its locks: the place where another worker may come in between.
    await db.query(
      `create or replace function baton_now() returns timestamptz stable language plpgsql as $$ begin
       if current_setting('test.slow', true) = 'on' then perform pg_sleep(0.3); end if;
       return statement_timestamp();
     end $$`,
    );
    await slow.query("set test.slow = 'on'");

    const claim = transaction(slow, (tx) => claimRuns(tx, 50, []));
    await sleep(100);
    await db.query("update runs set node_id = 's0', visit = 1, seq = 1 where id = $1", [stored!.run]);

    expect((await claim).runs).toMatchObject([{ id: stored!.run, nodeId: "s0", seq: 1 }]);
  },
);

test("two workers that share a team keep its shares exact, and do every run once", async ({ db, databaseUrl }) => {
  const { source, team, flow } = await aMainJob(db, [3, 1]);
  await storedOnly(
    db,
    source,
    Array.from({ length: 120 }, () => ({})),
  );
  const workers = [aWorker(databaseUrl), aWorker(databaseUrl), aWorker(databaseUrl)];

  await Promise.all(workers.map(({ db: own, engine }) => drain(own, engine)));

  const shares = await Promise.all(
    team.members.map((person) => count(db, "assignments where person_id = $1 and state = 'owned'", [person])),
  );
  expect(shares).toEqual([90, 30]);
  expect(await count(db, "runs where status = 'waiting' and seq = 5 and flow_id = $1", [flow])).toBe(120);
  expect(
    await count(
      db,
      "(select lead_id from assignments where run_id is not null group by lead_id having count(*) > 1) twice",
    ),
  ).toBe(0);
});

test("a worker that was stopped in the middle of a batch loses it to another one, and writes nothing when it wakes", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const [stored] = await storedOnly(db, source, [{}]);
  const { world, ...rest } = anEngine();
  const asleep = {
    ...rest,
    world: {
      ...world,
      apply: async (...all: Parameters<typeof world.apply>) => {
        await sleep(2_000);
        return world.apply(...all);
      },
    },
  };
  const stopped = drain(aPool(databaseUrl), asleep);
  const failure = expect(stopped).rejects.toThrow();
  await sleep(300);
  expect(await drain(db, anEngine())).toBe(0);
  await sleep(1_500);
  expect(await drain(db, anEngine())).toBe(1);
  await failure;
  expect(await runOf(db, stored!.run)).toMatchObject({ status: "waiting", seq: 5 });
  expect(await count(db, "assignments where lead_id = $1", [stored!.lead])).toBe(1);
});

test("a deadlock is nobody's failure: the batch is done again", async ({ db, databaseUrl }) => {
  const { source, team } = await aMainJob(db);
  const [stored] = await storedOnly(db, source, [{}]);
  const other = await aPool(databaseUrl).connect();
  await other.query("begin");
  await other.query("select from team_ledgers where team_id = $1 for no key update", [team.id]);
  const batch = drain(aPool(databaseUrl), anEngine());
  const standsInLine = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(() => count(db, standsInLine)).toBeGreaterThan(0);
  // The batch stands in line for longer than this, so it is the one that the database ends, unless the machine is so busy
  // that a second has passed in between.
  await other.query("select from runs where id = $1 for no key update", [stored!.run]).catch(() => {});
  await other.query("rollback");
  other.release();

  // Done again before the other one has let go, the batch leaves the run to whoever looks next.
  await batch;
  await drain(db, anEngine());
  expect(await runOf(db, stored!.run)).toMatchObject({ status: "waiting", attempts: 0 });
});

test("steps have no gap and no double, whatever went wrong in between", async ({ db, clock }) => {
  const { source } = await aMainJob(db);
  const engine = anEngine();
  const leads = await takeIn(
    db,
    engine,
    Array.from({ length: 10 }, () => aRequest(source)),
  );
  for (let hand = 0; hand < 3; hand++) {
    await clock.advance({ minutes: 15 });
    await Promise.all([drain(db, engine), drain(db, anEngine())]);
  }
  for (const { runIds } of leads) {
    const seqs = (await stepsOf(db, runIds[0]!)).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(await openWaitOf(db, runIds[0]!)).toBeUndefined();
  }
});
