import { transaction } from "../../engine/database.ts";
import type { Db } from "../../engine/database.ts";
import type { Engine } from "../../engine/advance.ts";
import { HOUR, MINUTE, SECOND } from "../../node-catalog/kit/time.ts";
import { claimLead } from "../../server/assignments/give-lead.ts";
import { openLists } from "../../server/waiting-list/open-lists.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { advanceAll, aLead, anEngine, goLive, takeIn, aRequest } from "../engine/support/a-world.ts";
import { leadOf, messagesTo, tasksOf, wayOf } from "../engine/support/look.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { afterHours, anOffice, everythingHeld, mostUncontacted, moveTo, reach, untilSaturday } from "./a-list.ts";

/** What every process does again and again. */
async function look(db: Db, engine: Engine, facts = new FactsLoader()): Promise<number> {
  const woken = await openLists(db, facts);
  await advanceAll(db, engine);
  return woken;
}

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
});

test("the clocks of weekend leads start at the hand-over, not in the night", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 1);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  expect(await tasksOf(db, lead)).toEqual([]);

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

test("two processes that open a list at the same moment hand no lead out twice, and nobody too many", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 4);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  await takeIn(
    db,
    engine,
    Array.from({ length: 30 }, () => aRequest(source)),
  );

  await moveTo(db, clock, monday);
  const processes = Array.from({ length: 3 }, () => ({ engine: anEngine(), facts: new FactsLoader() }));
  for (let round = 0; round < 3; round++) {
    await Promise.all(processes.map((one) => look(db, one.engine, one.facts)));
  }
  const held = await everythingHeld(db);
  expect(held).toHaveLength(12);
  expect(new Set(held.map(({ leadId }) => leadId)).size).toBe(12);
  expect(mostUncontacted(held)).toBe(3);
});

test("a process that dies when it has opened a list loses nothing: another one goes on from the rows", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const team = await anOffice(db, 2);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  await takeIn(
    db,
    anEngine(),
    Array.from({ length: 10 }, () => aRequest(source)),
  );

  await moveTo(db, clock, monday);
  expect(await openLists(db, new FactsLoader())).toBe(6);
  // It dies here. What is under way counts for those who look next.
  expect(await openLists(db, new FactsLoader())).toBe(0);
  await advanceAll(db, anEngine());
  const held = await everythingHeld(db);
  expect([held.length, mostUncontacted(held)]).toEqual([6, 3]);
});

test("somebody who takes a lead from the list has it, and its path goes on with them", async ({ db, clock }) => {
  await untilSaturday(db, clock);
  const team = await anOffice(db, 2);
  const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  const personId = team.members[1]!;
  await transaction(db, (tx) => claimLead(tx, { leadId: lead, personId, isManaged: false }));

  expect(await look(db, engine)).toBe(1);
  expect(await leadOf(db, lead)).toMatchObject({ status: "assigned", owner: personId });
  expect((await wayOf(db, run)).slice(2)).toEqual(["hours handed-over", "task done", "watch …"]);
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
