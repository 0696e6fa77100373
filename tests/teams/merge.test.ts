import type { TeamView } from "../../server/teams/contract.ts";
import { aMainJob, anEngine, aTeam } from "../engine/support/a-world.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, owed, test } from "./api.ts";
import { balances, handOut, sum } from "./turns.ts";

test("a team that takes another in gets its people with their shares and balances, each with the reason", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const { team, source } = await aMainJob(db, [2, 1]);
  const other = await aTeam(db, [1, 3]);
  const [dan, eve] = other.members as [string, string];
  await handOut(db, anEngine(), source, 2);
  const before = await balances(db, team.id);
  await manager.post(`/teams/${other.id}/ledger/corrections`, { repId: dan, turns: 0.5, reason: "For the test" });

  const reply = await manager.post<TeamView>(`/teams/${team.id}/merge`, { teamId: other.id, reason: "One office" });

  expect(reply.status).toBe(200);
  expect(await balances(db, team.id)).toEqual({ ...before, [dan]: 500_000, [eve]: -500_000 });
  expect(reply.body.members.find(({ repId }) => repId === eve)).toMatchObject({ weight: 3, turnsOwed: -0.5 });
  expect(sum(Object.values(await balances(db, other.id)))).toBe(0);
  expect((await manager.get(`/teams/${other.id}`)).status).toBe(404);
  const { data } = await ledgerOf(manager, team.id, "?show=changes");
  expect(data.filter(({ reason }) => reason === "merged").map(({ repId, note }) => [repId, note])).toEqual(
    expect.arrayContaining([
      [dan, "One office"],
      [eve, "One office"],
    ]),
  );
});

test("a turn of the team that was taken in is given back where its people take turns now", async ({ api, db }) => {
  const manager = await api.asManager();
  const { team: old, source, flow } = await aMainJob(db, [1, 1]);
  const [given] = await handOut(db, anEngine(), source, 1);
  // Its flow is another team's from now on.
  await db.query("update flows set archived_at = baton_now() where id = $1", [flow]);
  const [other] = old.members.filter((id) => id !== given) as [string];
  const { rows } = await db.query<{ id: string }>("select id from assignments where team_id = $1", [old.id]);
  const office = await aTeam(db, [1]);
  await made2xx(manager.post(`/teams/${office.id}/merge`, { teamId: old.id, reason: "One office" }));
  expect(await balances(db, office.id)).toMatchObject({ [given!]: -500_000, [other]: 500_000 });

  await made2xx(manager.post(`/assignments/${rows[0]!.id}/refund`, { reason: "Spam" }));

  expect(await balances(db, office.id)).toEqual({ [given!]: 0, [other]: 0, [office.members[0]!]: 0 });
  expect((await ledgerOf(manager, office.id)).data[0]).toMatchObject({ repId: given, turns: 1, reason: "bad-lead" });
  expect(sum(Object.values(await balances(db, old.id)))).toBe(0);
});

test("whoever is in both teams keeps the share of the one that stays, and both balances", async ({ api, db }) => {
  const manager = await api.asManager();
  const here = await aTeam(db, [2, 1]);
  const [ann, bob] = here.members as [string, string];
  const there = await manager.post<TeamView>("/teams", {
    name: "There",
    members: [{ repId: ann, weight: 7 }, { repId: bob }],
  });
  for (const id of [here.id, there.body.id]) {
    await manager.post(`/teams/${id}/ledger/corrections`, { repId: ann, turns: 1, reason: "For the test" });
  }
  const { body } = await manager.post<TeamView>(`/teams/${here.id}/merge`, { teamId: there.body.id, reason: "Twins" });
  expect(owed(body)).toEqual({ [ann]: 2, [bob]: -2 });
  expect(body.members.find(({ repId }) => repId === ann)!.weight).toBe(2);
});

test("a team takes neither itself in nor one that is not there", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeam(db);
  const merge = (teamId: string) => manager.post(`/teams/${team.id}/merge`, { teamId, reason: "Tidy up" });
  expect(await merge(team.id)).toMatchObject({ status: 422, body: { code: "same-team" } });
  expect(await merge(crypto.randomUUID())).toMatchObject({ status: 404, body: { code: "team-not-found" } });
});

test("why two teams became one is said for people who were owed nothing, too", async ({ api, db }) => {
  const manager = await api.asManager();
  const [here, there] = [await aTeam(db, [1]), await aTeam(db, [1, 1])];
  await made2xx(manager.post(`/teams/${here.id}/merge`, { teamId: there.id, reason: "One office" }));
  const { data } = await ledgerOf(manager, here.id, "?show=changes");
  const notes = data.filter(({ reason }) => reason === "merged").map(({ repId, note }) => [repId, note]);
  expect(new Map(notes as [string, string][])).toEqual(new Map(there.members.map((id) => [id, "One office"])));
});

test("turns missed while away come along, as long as the team makes them up", async ({ api, db }) => {
  const manager = await api.asManager();
  const [here, there] = [await aTeam(db, [1, 1]), await aTeam(db, [1, 1])];
  for (const { id } of [here, there]) await made2xx(manager.patch(`/teams/${id}`, { absencePolicy: "catch-up" }));
  const [dan] = there.members as [string];
  await db.query("update catch_ups set missed = $2 where team_id = $1", [
    there.id,
    { [dan]: { owed: "1500000", usual: "0" } },
  ]);

  await made2xx(manager.post(`/teams/${here.id}/merge`, { teamId: there.id, reason: "One office" }));

  const { members } = await ledgerOf(manager, here.id);
  expect(members.find(({ repId }) => repId === dan)).toMatchObject({ toCatchUp: 1.5 });
  const { rows } = await db.query("select from catch_ups where team_id = $1", [there.id]);
  expect(rows).toEqual([]);
});

test("two teams that take each other in at the same moment: one does, and no turn is lost", async ({ api, db }) => {
  const manager = await api.asManager();
  const [one, two] = [await aTeam(db, [1, 1]), await aTeam(db, [1, 1])];
  const replies = await Promise.all([
    manager.post(`/teams/${one.id}/merge`, { teamId: two.id, reason: "Ours" }),
    manager.post(`/teams/${two.id}/merge`, { teamId: one.id, reason: "No, ours" }),
  ]);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
});
