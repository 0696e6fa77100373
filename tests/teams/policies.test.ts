import { type Db, transaction } from "../../engine/database.ts";
import { createPool } from "../../server/database/pool.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { makeUpMissedTurns } from "../../server/teams/jobs.ts";
import { makeUpTurns } from "../../server/teams/make-up-turns.ts";
import { replaceMembers } from "../../server/teams/replace-members.ts";
import { aMainJob, anEngine } from "../engine/support/a-world.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, owed, test } from "./api.ts";
import { balances, expectEveryTurnExplained, handOut, sum } from "./turns.ts";

const setAway = (db: Db, person: string, until: string | null) =>
  db.query("update people set away_until = baton_now() + $2::interval where id = $1", [person, until]);

const countOf = (owners: readonly (string | undefined)[], id: string): number =>
  owners.filter((owner) => owner === id).length;

test("by default nothing is made up: one who was away for 20 leads comes back to their usual share", async ({
  api,
  db,
  clock,
}) => {
  const { team, source } = await aMainJob(db, [1, 1, 1, 1]);
  const engine = anEngine();
  const [ann] = team.members as [string];
  await handOut(db, engine, source, 8);
  await setAway(db, ann, "1 day");
  expect(countOf(await handOut(db, engine, source, 20), ann)).toBe(0);
  await clock.advance({ days: 2 });
  await makeUpMissedTurns(db);
  const back = await handOut(db, engine, source, 40);
  expect(countOf(back.slice(0, 4), ann)).toBe(1);
  expect(countOf(back, ann)).toBe(10);
  const { data } = await ledgerOf(await api.asManager(), team.id, "?show=changes");
  expect(data.map(({ reason }) => reason)).not.toContain("caught-up");
});

test("a team that lets people catch up gives missed turns back little by little, each with its reason", async ({
  api,
  db,
  clock,
}) => {
  const { team, source } = await aMainJob(db, [1, 1, 1, 1]);
  const engine = anEngine();
  const manager = await api.asManager();
  const [ann] = team.members as [string];
  const changed = await manager.patch<TeamView>(`/teams/${team.id}`, { absencePolicy: "catch-up" });
  expect(changed.body).toMatchObject({ absencePolicy: "catch-up", limitsPolicy: "none" });
  await setAway(db, ann, "1 day");
  expect(countOf(await handOut(db, engine, source, 12), ann)).toBe(0);
  await clock.advance({ days: 2 });
  await makeUpMissedTurns(db);
  expect((await ledgerOf(manager, team.id)).members.find(({ repId }) => repId === ann)).toMatchObject({
    turnsOwed: 0,
    toCatchUp: 3,
  });

  const got: number[] = [];
  for (let round = 0; round < 12; round++) {
    got.push(countOf(await handOut(db, engine, source, 4), ann));
    await clock.advance({ minutes: 1 });
    await makeUpMissedTurns(db);
  }

  expect(got.reduce((all, one) => all + one, 0)).toBe(12 + 3);
  expect(Math.max(...got)).toBe(2);
  for (let round = 1; round < got.length; round++) expect(got[round]! + got[round - 1]!).toBeLessThanOrEqual(3);
  const { data, members } = await ledgerOf(manager, team.id, "?show=changes");
  const extra = data.filter(({ reason }) => reason === "caught-up");
  expect(extra.map(({ repId, turns }) => [repId, turns])).toEqual([
    [ann, 1],
    [ann, 1],
    [ann, 1],
  ]);
  expect(members.find(({ repId }) => repId === ann)!.toCatchUp).toBe(0);
  expect(sum(Object.values(await balances(db, team.id)))).toBe(0);
  await expectEveryTurnExplained(db, team.id);
});

test("two workers that count at the same moment count each lead once", async ({ api, db, clock }) => {
  const { team, source } = await aMainJob(db, [1, 1]);
  const manager = await api.asManager();
  await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "catch-up" }));
  await setAway(db, team.members[0]!, "1 day");
  await handOut(db, anEngine(), source, 6);
  await clock.advance({ minutes: 1 });
  await Promise.all([1, 2, 3].map(() => transaction(db, (tx) => makeUpTurns(tx, team.id))));
  const { members } = await ledgerOf(manager, team.id);
  expect(members.find(({ repId }) => repId === team.members[0])!.toCatchUp).toBe(3);
  await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "none" }));
  expect((await ledgerOf(manager, team.id)).members.map(({ toCatchUp }) => toCatchUp)).toEqual([0, 0]);
});

test("who is held back by a limit stops where they are, or goes on being owed two turns at most", async ({
  api,
  db,
}) => {
  const engine = anEngine();
  const manager = await api.asManager();
  for (const [limitsPolicy, most] of [
    ["none", 0],
    ["accrue", 2.5],
  ] as const) {
    const { team, source } = await aMainJob(db, [1, 1]);
    const [ann] = team.members as [string];
    await made2xx(manager.patch(`/teams/${team.id}`, { limitsPolicy }));
    await db.query("update people set limits = $2 where id = $1", [
      ann,
      JSON.stringify([{ what: "day", most: 1, window: "moving" }]),
    ]);
    const owners = await handOut(db, engine, source, 16);
    expect(countOf(owners, ann)).toBe(1);
    const balance = owed(await ledgerOf(manager, team.id))[ann]!;
    expect(balance).toBeLessThanOrEqual(most);
    if (limitsPolicy === "accrue") expect(balance).toBeGreaterThanOrEqual(1.5);
    expect(sum(Object.values(await balances(db, team.id)))).toBe(0);
    await expectEveryTurnExplained(db, team.id);
  }
});

test("limits leave no lead nowhere: when everybody has had enough it goes where the drawing says", async ({ db }) => {
  const { team, source } = await aMainJob(db, [1, 1]);
  await db.query("update people set limits = $2 where id = any ($1::uuid[])", [
    team.members,
    JSON.stringify([{ what: "hour", most: 2, window: "moving" }]),
  ]);
  const owners = await handOut(db, anEngine(), source, 7);
  expect(owners.filter((owner) => owner !== undefined)).toHaveLength(4);
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from leads where source_id = $1 and waiting_list_id = $2 and status = 'waiting-list'",
    [source, team.id],
  );
  expect(rows[0]!.count).toBe(3);
});

test("who leaves the team while missed turns are given back takes none of them along", async ({
  api,
  db,
  databaseUrl,
  clock,
}) => {
  const { team, source } = await aMainJob(db, [1, 1, 1]);
  const engine = anEngine();
  const manager = await api.asManager();
  const [ann, bob, cem] = team.members as [string, string, string];
  await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "catch-up" }));
  await setAway(db, ann, "1 hour");
  await handOut(db, engine, source, 12);
  await setAway(db, ann, null);
  await handOut(db, engine, source, 9);
  await clock.advance({ minutes: 1 });

  const leaving = createPool({ url: databaseUrl, name: "leaving" });
  const gone = transaction(leaving, async (tx) => {
    await replaceMembers(
      tx,
      team.id,
      [ann, bob].map((repId) => ({ repId, weight: 1 })),
      null,
    );
    const counting = transaction(db, (done) => makeUpTurns(done, team.id));
    const inLine = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await leaving.query(inLine)).rowCount).toBeGreaterThan(0);
    return { counting };
  });
  await (
    await gone
  ).counting;
  await leaving.end();

  const after = await balances(db, team.id);
  expect(Object.keys(after)).not.toContain(cem);
  expect(sum(Object.values(after))).toBe(0);
  expect((await ledgerOf(manager, team.id)).data.map(({ reason }) => reason)).toContain("caught-up");
  await expectEveryTurnExplained(db, team.id);
});

test("a team whose missed turns cannot be counted keeps those of no other team from being made up", async ({
  api,
  db,
  clock,
}) => {
  const engine = anEngine();
  const manager = await api.asManager();
  const jobs = [await aMainJob(db, [1, 1]), await aMainJob(db, [1, 1])];
  for (const { team, source } of jobs) {
    await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "catch-up" }));
    await setAway(db, team.members[0]!, "1 day");
    await handOut(db, engine, source, 4);
  }
  await clock.advance({ minutes: 1 });
  const [broken, other] = jobs.map(({ team }) => team).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await db.query("update catch_ups set missed = jsonb_build_object($2::text, null) where team_id = $1", [
    broken!.id,
    broken!.members[0],
  ]);

  await expect(makeUpMissedTurns(db)).rejects.toThrow();
  const { members } = await ledgerOf(manager, other!.id);
  expect(members.find(({ repId }) => repId === other!.members[0])!.toCatchUp).toBe(2);
  await db.query("delete from catch_ups where team_id = $1", [broken!.id]);
});
