import type { Db } from "../../engine/database.ts";
import { HOUR, MINUTE, SECOND } from "../../node-catalog/kit/time.ts";
import { countAttention } from "../../server/attention/attention-queries.ts";
import { readReceiptsOfRun } from "../../server/receipts/receipt-queries.ts";
import { replay } from "../../server/receipts/replay.ts";
import { readRun } from "../../server/runs/run-queries.ts";
import { aLead, anEngine, aRequest, goLive, takeIn } from "../engine/support/a-world.ts";
import { leadOf, messagesTo, tasksOf, wayOf } from "../engine/support/look.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { afterHours, anOffice, everythingHeld, look, mostUncontacted, moveTo, reach, untilSaturday } from "./a-list.ts";

test("30 leads over the weekend: none is handed over before opening, never more than 3 uncontacted per person", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 3);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  const leads: string[] = [];
  for (let index = 0; index < 30; index++) {
    leads.push((await aLead(db, engine, source)).lead);
    await clock.advance({ minutes: 30 });
  }

  for (const moment of [monday - 8 * HOUR, monday - MINUTE, monday - SECOND]) {
    await moveTo(db, clock, moment);
    expect(await look(db, engine)).toBe(0);
    expect(await everythingHeld(db)).toEqual([]);
  }

  await moveTo(db, clock, monday);
  expect(await look(db, engine)).toBe(9);
  const first = await everythingHeld(db);
  expect(first.map(({ leadId }) => leadId)).toEqual(leads.slice(0, 9));
  expect(new Set(first.map(({ personId }) => personId)).size).toBe(3);
  expect(mostUncontacted(first)).toBe(3);
  expect(await look(db, engine)).toBe(0);

  const reached = new Set<string>();
  while (reached.size < 30) {
    const held = await everythingHeld(db);
    const next = held.find(({ leadId }) => !reached.has(leadId))!;
    await reach(db, next);
    reached.add(next.leadId);
    await clock.advance({ minutes: 1 });
    await look(db, engine);
    expect(mostUncontacted(await everythingHeld(db))).toBeLessThanOrEqual(3);
  }
  const handedOver = (await everythingHeld(db)).map(({ leadId }) => leadId);
  expect(handedOver).toEqual(leads);
  expect(await replayedAlike(db)).toBe(30);
});

test.for([1, 5])("with a pace of %i nobody has more uncontacted leads than that", async (pace, { db, clock }) => {
  const monday = await untilSaturday(db, clock);
  await db.query("update workspace set pace = $1", [pace]);
  const team = await anOffice(db, 2);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  await takeIn(
    db,
    engine,
    Array.from({ length: 12 }, () => aRequest(source)),
  );
  await moveTo(db, clock, monday);
  expect(await look(db, engine)).toBe(2 * pace);
  const held = await everythingHeld(db);
  expect([held.length, mostUncontacted(held)]).toEqual([2 * pace, pace]);
  await reach(db, held[0]!);
  // The list opens again after a moment for whoever has room.
  await clock.advance({ minutes: 1 });
  await look(db, engine);
  const more = await everythingHeld(db);
  expect([more.length, mostUncontacted(more)]).toEqual([2 * pace + 1, pace]);
});

/** Decides every receipt again. @returns how many there are; all of them give the same person and numbers */
async function replayedAlike(db: Db): Promise<number> {
  const { rows } = await db.query<{ runId: string; leadId: string }>(
    'select distinct run_id as "runId", lead_id as "leadId" from receipts',
  );
  let count = 0;
  for (const { runId, leadId } of rows) {
    for (const { decision } of await readReceiptsOfRun(db, leadId, runId)) {
      expect(replay(decision)).toEqual({ same: true });
      count += 1;
    }
  }
  return count;
}

test("the clocks of weekend leads start at the hand-over, not in the night", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  expect(await tasksOf(db, lead)).toEqual([]);
  const until = new Date(monday).toISOString();
  expect((await readRun(db, run))!.waitingFor).toEqual({ kind: "opening", subject: team.id, until });

  await moveTo(db, clock, monday + 5 * MINUTE);
  await look(db, engine);
  const [task] = await tasksOf(db, lead);
  expect(task!.dueAt.getTime()).toBeGreaterThanOrEqual(monday + 20 * MINUTE);
  expect(task!.dueAt.getTime()).toBeLessThan(monday + 21 * MINUTE);
  expect(await wayOf(db, run)).toEqual(["start done", "hours …", "hours handed-over", "task done", "watch …"]);
});

test("hot leads come before the others, and the oldest first within both", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const hot = { ">=": [{ var: "value" }, 5000] };
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources, { hot }));
  const engine = anEngine();
  const values = [100, 9000, null, 5000, 200];
  const leads: string[] = [];
  for (const value of values) {
    leads.push((await aLead(db, engine, source, { value })).lead);
    await clock.advance({ minutes: 1 });
  }

  await moveTo(db, clock, monday);
  await look(db, engine);
  expect(new Set((await everythingHeld(db)).map(({ leadId }) => leadId))).toEqual(
    new Set([leads[1], leads[3], leads[0]]),
  );
});

test("who is away all week is nobody to wait for: the leader hears of it at once", async ({ db, clock }) => {
  await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  await db.query("update people set away_until = baton_now() + interval '9 days' where id = $1", [team.members[0]]);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const { lead } = await aLead(db, anEngine(), source);

  expect(await leadOf(db, lead)).toMatchObject({ status: "waiting-list", list: team.id });
  expect(await messagesTo(db, team.leader, lead)).toMatchObject([{ alarm: true }]);
});

test("a lead that nobody could take for days is told to the leader once, and still opens with the list", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources, { alarmAfter: "P2D" }));
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);
  // Ill on Monday morning.
  await db.query("update people set away_until = $2 where id = $1", [team.members[0], new Date(monday + 24 * HOUR)]);

  for (const hours of [3, 10]) {
    await moveTo(db, clock, monday + hours * HOUR);
    await look(db, engine);
    expect(await messagesTo(db, team.leader, lead)).toMatchObject([{ alarm: true }]);
  }
  await moveTo(db, clock, monday + 24 * HOUR);
  await look(db, engine);
  expect(await leadOf(db, lead)).toMatchObject({ status: "assigned", owner: team.members[0] });
  expect((await wayOf(db, run)).slice(1, 4)).toEqual(["hours …", "hours …", "hours handed-over"]);
});

test("leads that come while somebody is in go on at once, also past a list", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  await takeIn(
    db,
    engine,
    Array.from({ length: 5 }, () => aRequest(source)),
  );
  await moveTo(db, clock, monday);
  await look(db, engine);
  const { run, owner } = await aLead(db, engine, source);
  expect(owner?.id).toBe(team.members[0]);
  expect((await wayOf(db, run)).slice(0, 3)).toEqual(["start done", "hours open", "turns assigned"]);
});

test("what waits for its list to open needs nobody's attention, until it has waited too long", async ({
  db,
  clock,
}) => {
  await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources, { alarmAfter: "P2D" }));
  const engine = anEngine();
  await aLead(db, engine, source);
  const waiting = async () => (await countAttention(db, new Date()))["waiting-list"];
  expect(await waiting()).toBe(0);
  await db.query("update people set away_until = baton_now() + interval '9 days' where id = $1", [team.members[0]]);
  await clock.advance({ hours: 49 });
  await look(db, engine);
  expect(await waiting()).toBe(1);
});
