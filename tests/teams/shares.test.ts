import type { TeamView } from "../../server/teams/contract.ts";
import { aMainJob, anEngine, aPerson, aTeam } from "../engine/support/a-world.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, test } from "./api.ts";
import { balances, expectEveryTurnExplained, handOut, handOutAtOnce } from "./turns.ts";

test("64 leads at the same instant: shares exact, in one batch or from two processes", async ({ db }) => {
  const { team, source } = await aMainJob(db, [4, 2, 1, 1]);
  const engines = [anEngine(), anEngine()];
  await handOutAtOnce(db, engines, source, { batches: 1, size: 32 });
  const owners = await handOutAtOnce(db, engines, source, { batches: 4, size: 8 });
  expect(team.members.map((id) => owners.filter((owner) => owner === id).length)).toEqual([32, 16, 8, 8]);
  expect(Object.values(await balances(db, team.id)).every((credit) => credit === 0)).toBe(true);
});

test("a late joiner is not flooded: from the first lead on they get their share and no more", async ({ api, db }) => {
  const manager = await api.asManager();
  const engine = anEngine();
  const { team, source } = await aMainJob(db, [1, 1, 1]);
  await handOut(db, engine, source, 50);
  const late = await aPerson(db);
  const members = [...team.members, late].map((repId) => ({ repId, weight: 1 }));
  await made2xx(manager.patch(`/teams/${team.id}`, { members }));
  const owners = await handOut(db, engine, source, 40);
  expect(owners.filter((id) => id === late)).toHaveLength(10);
  for (let from = 0; from + 4 <= owners.length; from++) {
    expect(owners.slice(from, from + 4).filter((id) => id === late).length).toBeLessThanOrEqual(2);
  }
});

test("a share that changes leaves every balance as it is, and says so", async ({ api, db }) => {
  const manager = await api.asManager();
  const engine = anEngine();
  const { team, source } = await aMainJob(db, [1, 1, 2]);
  const [ann, bob, cem] = team.members as [string, string, string];
  await handOut(db, engine, source, 5);
  const before = await balances(db, team.id);
  const members = [
    { repId: ann, weight: 3 },
    { repId: bob, weight: 1 },
    { repId: cem, weight: 2 },
  ];
  await made2xx(manager.patch(`/teams/${team.id}`, { members }));
  expect(await balances(db, team.id)).toEqual(before);
  const { data } = await ledgerOf(manager, team.id, "?show=changes");
  expect(data[0]).toMatchObject({ repId: ann, reason: "share-changed", turns: 0, note: "3 instead of 1" });
  const owners = await handOut(db, engine, source, 60);
  expect(owners.filter((id) => id === ann).length).toBeGreaterThanOrEqual(29);
  expect(owners.filter((id) => id === ann).length).toBeLessThanOrEqual(31);
  await expectEveryTurnExplained(db, team.id);
});

test("shares, joining and leaving at the same moment: nobody's change undoes another's", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeam(db, [1, 1, 1, 1]);
  const [ann, bob, cem, dee] = team.members as [string, string, string, string];
  const late = await aPerson(db);
  const later = await aPerson(db);
  const at = (id: string) => `/teams/${team.id}/members/${id}`;
  await Promise.all([
    made2xx(manager.put(at(ann), { weight: 5 })),
    made2xx(manager.put(at(bob), { weight: 7 })),
    made2xx(manager.put(at(late), {})),
    made2xx(manager.delete(at(cem))),
    made2xx(manager.patch(`/teams/${team.id}`, { name: "At the same moment", join: [later], leave: [dee] })),
  ]);
  const { body } = await manager.get<TeamView>(`/teams/${team.id}`);
  expect(Object.fromEntries(body.members.map(({ repId, weight }) => [repId, weight]))).toEqual({
    [ann]: 5,
    [bob]: 7,
    [late]: 1,
    [later]: 1,
  });
  expect(body.name).toBe("At the same moment");
  await expectEveryTurnExplained(db, team.id);
});

test("who joins and is there already keeps their share; who leaves and is not there is no error", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const team = await aTeam(db, [3, 1]);
  const [ann] = team.members as [string];
  const stranger = await aPerson(db);
  await made2xx(manager.put(`/teams/${team.id}/members/${ann}`, {}));
  await made2xx(manager.delete(`/teams/${team.id}/members/${stranger}`));
  const { members } = (await manager.get<TeamView>(`/teams/${team.id}`)).body;
  expect(members.find(({ repId }) => repId === ann)!.weight).toBe(3);
  expect(members).toHaveLength(2);
  expect((await ledgerOf(manager, team.id, "?show=changes")).data.map(({ reason }) => reason)).toEqual([
    "joined",
    "joined",
  ]);
  expect((await manager.put(`/teams/${team.id}/members/${crypto.randomUUID()}`, {})).body["code"]).toBe(
    "person-not-found",
  );
  expect((await manager.put(`/teams/${team.id}/members/${ann}`, { weight: 0 })).status).toBe(422);
});

test.for([[0], [-1], [1.5], [1001], ["2"], [null]])(
  "a share of %o is refused with what to do",
  async ([weight], { api, db }) => {
    const manager = await api.asManager();
    const team = await aTeam(db, [1, 1]);
    const members = team.members.map((repId) => ({ repId, weight }));
    const message =
      "A share is a whole number from 1 to 1000: leave somebody out of the team instead of giving them 0.";
    for (const reply of [
      await manager.patch(`/teams/${team.id}`, { members }),
      await manager.post("/teams", { name: `Shares of ${weight}`, members }),
    ]) {
      expect(reply.status).toBe(422);
      expect(reply.body["errors"]).toContainEqual({ path: "members.0.weight", message });
    }
    expect((await manager.get<TeamView>(`/teams/${team.id}`)).body.members.map((one) => one.weight)).toEqual([1, 1]);
  },
);

test("a team may be empty; its leads go where the drawing says", async ({ api, db }) => {
  const manager = await api.asManager();
  const { team, source } = await aMainJob(db, [1]);
  const { body } = await manager.patch<TeamView>(`/teams/${team.id}`, { members: [] });
  expect(body.members).toEqual([]);
  expect(await handOut(db, anEngine(), source, 1)).toEqual([undefined]);
  expect((await manager.get<TeamView>(`/teams/${team.id}`)).body.waiting).toBe(1);
  expect((await ledgerOf(manager, team.id)).members).toEqual([]);
});
