import { setTimeout as sleep } from "node:timers/promises";
import { type Db, transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { endHold, holdDeadline } from "../../engine/hold.ts";
import { newId } from "../../engine/ids.ts";
import { cancelRun } from "../../engine/run-commands.ts";
import { wake } from "../../engine/wake.ts";
import { publishFlow } from "../../server/flows/go-live.ts";
import { expect, test } from "../setup/test.ts";
import { advanceAll, aLead, aMainJob, anEngine, catalog, goLive, graph, aTeam } from "./support/a-world.ts";
import { assignmentsOf, count, leadOf, openWaitOf, runOf, stepsOf, wayOf } from "./support/look.ts";
import { aPool } from "./support/processes.ts";

const reached = (run: string, subject: string, id = newId()) => ({ id, runId: run, subject, kind: "reached" });
const tell = (db: Db, event: Parameters<typeof wake>[1]) => transaction(db, (tx) => wake(tx, event));

async function aWaitingLead(db: Db) {
  const engine = anEngine();
  const flow = await aMainJob(db);
  const { lead, run } = await aLead(db, engine, flow.source);
  const [assignment] = await assignmentsOf(db, lead);
  return { ...flow, engine, lead, run, assignment: assignment!.id };
}

test("an answer and its deadline that meet have exactly one winner", async ({ db, databaseUrl, clock }) => {
  const pools = [aPool(databaseUrl), aPool(databaseUrl), aPool(databaseUrl)];
  const outcomes = { answer: 0, deadline: 0 };
  for (let round = 0; round < 12; round++) {
    const { run, assignment, engine } = await aWaitingLead(db);
    await db.query("update waits set deadline = baton_now() + interval '40 ms' where run_id = $1", [run]);
    await db.query("update runs set wake_at = baton_now() + interval '40 ms' where id = $1", [run]);
    await sleep(28 + round * 2);
    const [answer] = await Promise.allSettled([
      tell(pools[0]!, reached(run, assignment)),
      drain(pools[1]!, engine),
      drain(pools[2]!, anEngine()),
    ]);
    await clock.advance({ ms: 100 });
    await drain(db, engine);

    const way = (await wayOf(db, run)).filter((step) => step.startsWith("wait ") && step !== "wait …");
    const isAnswered = answer.status === "fulfilled" && answer.value === "ended";
    outcomes[isAnswered ? "answer" : "deadline"]++;
    expect(way).toEqual([isAnswered ? "wait reached" : "wait timeout"]);
    expect(await count(db, "waits where run_id = $1 and state = 'ended'", [run])).toBe(1);
  }
  expect(outcomes.answer + outcomes.deadline).toBe(12);
});

test("an answer after the deadline is too late, also while no worker has seen the deadline yet", async ({
  db,
  clock,
}) => {
  const { run, assignment, engine } = await aWaitingLead(db);
  await clock.advance({ minutes: 15 });
  await expect(tell(db, reached(run, assignment))).rejects.toMatchObject({ code: "wait-is-over", kind: "conflict" });
  await advanceAll(db, engine);
  expect(await wayOf(db, run)).toContain("wait timeout");
});

test("of twenty answers at once one ends the wait", async ({ db }) => {
  const { run, assignment, engine } = await aWaitingLead(db);
  const answers = await Promise.all(Array.from({ length: 20 }, () => tell(db, reached(run, assignment))));
  expect(answers.filter((outcome) => outcome === "ended")).toHaveLength(1);
  await advanceAll(db, engine);
  expect(await runOf(db, run)).toMatchObject({ status: "done", nodeId: "reached" });
});

test("an answer of somebody who had the lead before does not end the wait for the next one", async ({ db, clock }) => {
  const { run, lead, assignment, engine } = await aWaitingLead(db);
  await clock.advance({ minutes: 16 });
  await advanceAll(db, engine);
  expect(await tell(db, reached(run, assignment))).toBe("kept");
  await advanceAll(db, engine);
  const current = (await assignmentsOf(db, lead)).find(({ state }) => state === "owned")!;
  expect(await openWaitOf(db, run)).toMatchObject({ subject: current.id });
});

test("an event that comes before its wait is kept, once per id, and ends the wait as it opens", async ({ db }) => {
  const team = await aTeam(db);
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        turns: ["round-robin", { team: team.id }],
        pause: ["wait", { for: "PT1H" }],
        watch: ["wait-for-contact", { within: "PT15M" }],
        queue: ["to-queue", { team: team.id }],
        end: ["end"],
      },
      [
        "start turns",
        "turns assigned pause",
        "turns nobody queue",
        "pause watch",
        "watch reached end",
        "watch declined queue",
        "watch timeout end",
      ],
    ),
  );
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  const [assignment] = await assignmentsOf(db, lead);
  const id = newId();
  expect(await tell(db, reached(run, assignment!.id, id))).toBe("kept");
  expect(await tell(db, reached(run, assignment!.id, id))).toBe("kept");
  expect(await count(db, "signals where run_id = $1", [run])).toBe(1);

  await db.query("update runs set wake_at = baton_now() where id = $1", [run]);
  await advanceAll(db, engine);

  expect(await wayOf(db, run)).toEqual([
    "start done",
    "turns assigned",
    "pause …",
    "pause done",
    "watch …",
    "watch reached",
    "end done",
  ]);
  expect(await count(db, "signals where run_id = $1 and consumed_at is null", [run])).toBe(0);
  expect(await tell(db, reached(run, assignment!.id))).toBe("unheard");
});

test("an event for a run that does not exist is unheard", async ({ db }) => {
  expect(await tell(db, reached(newId(), newId()))).toBe("unheard");
});

test("a cancelled run hears nothing, wakes for nothing and cannot be cancelled again", async ({ db, clock }) => {
  const { run, assignment, engine, lead } = await aWaitingLead(db);
  await transaction(db, (tx) => cancelRun(tx, run));
  expect(await tell(db, reached(run, assignment))).toBe("unheard");
  await clock.advance({ minutes: 20 });
  await advanceAll(db, engine);
  expect(await runOf(db, run)).toMatchObject({ status: "cancelled" });
  expect((await assignmentsOf(db, lead)).map(({ state }) => state)).toEqual(["owned"]);
  await expect(transaction(db, (tx) => cancelRun(tx, run))).rejects.toMatchObject({ code: "run-is-over" });
});

test("a call under way holds the deadline once, for ten minutes at most", async ({ db, clock }) => {
  const { run, assignment, engine } = await aWaitingLead(db);
  const deadline = (await openWaitOf(db, run))!.deadline!.getTime();
  await clock.advance({ minutes: 14 });
  const held = await transaction(db, (tx) => holdDeadline(tx, run, assignment));
  expect(held! - deadline).toBeGreaterThan(8.9 * 60_000);
  expect(held! - deadline).toBeLessThan(9.2 * 60_000);
  await clock.advance({ minutes: 5 });
  expect(await transaction(db, (tx) => holdDeadline(tx, run, assignment))).toBe(held);
  await advanceAll(db, engine);
  expect(await runOf(db, run)).toMatchObject({ status: "waiting", nodeId: "wait" });

  await transaction(db, (tx) => endHold(tx, run, assignment));
  await advanceAll(db, engine);
  expect(await wayOf(db, run)).toContain("wait timeout");
});

test("a hold after the deadline, or for somebody else's wait, holds nothing", async ({ db, clock }) => {
  const { run, assignment } = await aWaitingLead(db);
  expect(await transaction(db, (tx) => holdDeadline(tx, run, newId()))).toBeUndefined();
  await clock.advance({ minutes: 15 });
  expect(await transaction(db, (tx) => holdDeadline(tx, run, assignment))).toBeUndefined();
});

test("ten leads that wait while a new version goes live finish on the old one", async ({ db, clock }) => {
  const { flow, source, team, engine } = await aWaitingLead(db);
  const old = [];
  for (let made = 0; made < 10; made++) old.push(await aLead(db, engine, source));
  await db.query(
    `update flows set draft = jsonb_set(draft, '{nodes}', (select jsonb_agg(case when n->>'id' = 'wait'
       then jsonb_set(n, '{config,within}', '"PT1M"') else n end) from jsonb_array_elements(draft->'nodes') n)) where id = $1`,
    [flow],
  );
  await transaction(db, (tx) => publishFlow(tx, catalog, flow, { seen: undefined, by: null }));
  const young = await aLead(db, engine, source);

  await clock.advance({ minutes: 2 });
  await advanceAll(db, engine);
  expect(await runOf(db, young.run)).toMatchObject({ version: 2, nodeId: "wait" });
  expect(await wayOf(db, young.run)).toContain("escalate assigned");
  for (const { run } of old) expect(await wayOf(db, run)).not.toContain("escalate assigned");

  for (let hand = 0; hand < 3; hand++) {
    await clock.advance({ minutes: 15 });
    await advanceAll(db, engine);
  }
  for (const { run, lead } of old) {
    expect(await runOf(db, run)).toMatchObject({ status: "done", version: 1 });
    expect((await stepsOf(db, run)).filter(({ nodeId }) => nodeId === "escalate")).toHaveLength(3);
    expect(await leadOf(db, lead)).toMatchObject({ status: "waiting-list", list: team.id });
  }
});
