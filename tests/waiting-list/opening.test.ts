import { transaction } from "../../engine/database.ts";
import { claimLead } from "../../server/assignments/give-lead.ts";
import { openLists } from "../../server/waiting-list/jobs.ts";
import { readWaitingTeams } from "../../server/waiting-list/opening-store.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { advanceAll, aLead, anEngine, aRequest, goLive, takeIn } from "../engine/support/a-world.ts";
import { leadOf, wayOf } from "../engine/support/look.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { afterHours, anOffice, everythingHeld, look, mostUncontacted, moveTo, untilSaturday } from "./a-list.ts";

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

  // That takes a look at every lead that waits, so most looks leave it out.
  expect(await openLists(db, new FactsLoader(), { alsoTaken: false })).toBe(0);
  expect(await look(db, engine)).toBe(1);
  expect(await leadOf(db, lead)).toMatchObject({ status: "assigned", owner: personId });
  expect((await wayOf(db, run)).slice(2)).toEqual(["hours handed-over", "task done", "watch …"]);
});

test("somebody in two teams gets no more than 3 from both lists together", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const [one, other] = [await anOffice(db, 1), await anOffice(db, 1)];
  const shared = one.members[0]!;
  await db.query("delete from team_members where team_id = $1", [other.id]);
  await db.query("insert into team_members (team_id, person_id, weight) values ($1, $2, 1)", [other.id, shared]);
  const engine = anEngine();
  for (const team of [one, other]) {
    const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
    await takeIn(
      db,
      engine,
      Array.from({ length: 5 }, () => aRequest(source)),
    );
  }

  await moveTo(db, clock, monday);
  const processes = Array.from({ length: 3 }, () => ({ engine: anEngine(), facts: new FactsLoader() }));
  for (let round = 0; round < 4; round++) {
    await Promise.all(processes.map((process) => look(db, process.engine, process.facts)));
    await clock.advance({ minutes: 2 });
  }
  const held = await everythingHeld(db);
  expect(held).toHaveLength(3);
  expect(mostUncontacted(held)).toBe(3);
});

test("a list that cannot be opened keeps no other one closed, and its failure is told", async ({ db, clock }) => {
  const monday = await untilSaturday(db, clock);
  const engine = anEngine();
  const teams = [await anOffice(db, 1), await anOffice(db, 1)];
  for (const team of teams) {
    const { source } = await goLive(db, (sources) => afterHours(team.id, sources));
    await takeIn(db, engine, [aRequest(source), aRequest(source)]);
  }
  const [broken, other] = teams.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  await db.query(`update waits set memo = memo || '{"again": "nobody knows"}' where subject = $1`, [broken]);

  await moveTo(db, clock, monday);
  await expect(openLists(db, new FactsLoader())).rejects.toThrow("double precision");
  await advanceAll(db, engine);
  const { rows } = await db.query("select team_id as team from assignments");
  expect(rows).toEqual([{ team: other }, { team: other }]);
});

test("every team whose leads wait is found once, and none whose list has opened", async ({ db }) => {
  const [one, other, opened] = ["a", "b", "c"].map((digit) => `${digit.repeat(8)}-0000-7000-8000-000000000000`);
  for (const [subject, state] of [
    [other, "open"],
    [one, "open"],
    [opened, "ended"],
  ] as const) {
    await db.query(
      `insert into waits (id, run_id, node_id, kind, subject, exits, opened_at, state, event, ended_at)
       select gen_random_uuid(), gen_random_uuid(), 'hours', 'opening', $1, '{}', baton_now(), $2,
              case when $2 = 'ended' then '{}'::jsonb end, case when $2 = 'ended' then baton_now() end
         from generate_series(1, 50)`,
      [subject, state],
    );
  }
  expect(await readWaitingTeams(db)).toEqual([one, other]);
});
