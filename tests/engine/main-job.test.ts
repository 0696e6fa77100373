import { transaction } from "../../engine/database.ts";
import { wake } from "../../engine/wake.ts";
import { newId } from "../../engine/ids.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { advanceAll, aLead, aMainJob, anEngine } from "./support/a-world.ts";
import { assignmentsOf, leadOf, messagesTo, openWaitOf, runOf, stepsOf, tasksOf, wayOf } from "./support/look.ts";

test("a lead that comes in has an owner, a task and a running deadline before the reply is sent", async ({ db }) => {
  const { source, team } = await aMainJob(db);

  const { lead, run, owner } = await aLead(db, anEngine(), source);

  expect(team.members).toContain(owner?.id);
  expect(await leadOf(db, lead)).toMatchObject({ status: "assigned", owner: owner?.id });
  expect(await assignmentsOf(db, lead)).toMatchObject([{ person: owner?.id, state: "owned" }]);
  expect(await tasksOf(db, lead)).toMatchObject([{ person: owner?.id, state: "open" }]);
  expect(await wayOf(db, run)).toEqual(["start done", "german yes", "turns assigned", "task done", "wait …"]);
  expect(await runOf(db, run)).toMatchObject({ status: "waiting", nodeId: "wait" });
  expect(await openWaitOf(db, run)).toMatchObject({ kind: "contact", subject: (await assignmentsOf(db, lead))[0]!.id });
});

test("nobody reacts: three people have it in turn, the leader hears of each, then it waits in the alarmed list", async ({
  db,
  clock,
}) => {
  const { source, team } = await aMainJob(db);
  const engine = anEngine();
  const { lead, run, owner } = await aLead(db, engine, source);

  const had = [owner!.id];
  for (const hand of [2, 3]) {
    await clock.advance({ minutes: 15, ms: 1 });
    expect(await advanceAll(db, engine)).toBe(1);
    const current = (await leadOf(db, lead)).owner!;
    expect(had).not.toContain(current);
    had.push(current);
    expect(await messagesTo(db, team.leader, lead)).toHaveLength(hand - 1);
  }
  await clock.advance({ minutes: 15, ms: 1 });
  await advanceAll(db, engine);

  expect(new Set(had)).toEqual(new Set(team.members));
  expect(await leadOf(db, lead)).toMatchObject({ status: "waiting-list", owner: null, list: team.id });
  expect((await assignmentsOf(db, lead)).map(({ state }) => state)).toEqual(["released", "released", "released"]);
  expect((await tasksOf(db, lead)).map(({ state }) => state)).toEqual(["moved", "moved", "moved"]);
  expect(await messagesTo(db, team.leader, lead)).toHaveLength(3);
  expect(await runOf(db, run)).toMatchObject({ status: "done", seq: (await stepsOf(db, run)).length });
  expect((await stepsOf(db, run)).map(({ seq }) => seq)).toEqual((await stepsOf(db, run)).map((_, index) => index + 1));
});

test("a deadline never fires early", async ({ db, clock }) => {
  const { source } = await aMainJob(db);
  const engine = anEngine();
  const { run } = await aLead(db, engine, source);
  await clock.advance({ minutes: 14, seconds: 55 });
  expect(await advanceAll(db, engine)).toBe(0);
  expect(await runOf(db, run)).toMatchObject({ status: "waiting" });
});

test("who is reached at minute five is never escalated", async ({ db, clock }) => {
  const { source, team } = await aMainJob(db);
  const engine = anEngine();
  const { lead, run, owner } = await aLead(db, engine, source);
  const [assignment] = await assignmentsOf(db, lead);

  await clock.advance({ minutes: 5 });
  const event = { id: newId(), runId: run, subject: assignment!.id, kind: "reached", by: owner!.id };
  expect(await transaction(db, (tx) => wake(tx, event))).toBe("ended");
  await advanceAll(db, engine);
  await clock.advance({ minutes: 30 });

  expect(await advanceAll(db, engine)).toBe(0);
  expect(await runOf(db, run)).toMatchObject({ status: "done", nodeId: "reached" });
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);
});

test("a lead in another language goes to the waiting list and alarms the leader at once", async ({ db }) => {
  const { source, team } = await aMainJob(db);
  const { lead, owner } = await aLead(db, anEngine(), source, { language: "fr" });
  expect(owner).toBeNull();
  expect(await leadOf(db, lead)).toMatchObject({ status: "waiting-list", list: team.id });
  expect(await messagesTo(db, team.leader, lead)).toMatchObject([{ alarm: true }]);
});
