import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { writeCredits } from "../../server/teams/balance-store.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { aPerson, type Caller, startApi } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => teamRoutes({ db, catalog }));
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

let made = 0;

async function aTeamOf(caller: Caller, ...ids: string[]) {
  const members = ids.map((repId) => ({ repId, weight: 1 }));
  return (await caller.post<TeamView>("/teams", { name: `Team ${++made}`, members })).body;
}

/** As if turns had been taken. */
const owe = (db: Db, team: string, credits: Record<string, number>) =>
  transaction(db, (tx) => writeCredits(tx, team, credits));

const owed = ({ members }: TeamView) => Object.fromEntries(members.map(({ repId, turnsOwed }) => [repId, turnsOwed]));

test("a team says who is in it, their shares, what they are owed and that nobody waits", async ({ api, db }) => {
  const manager = await api.asManager();
  const [ann, lena] = [await aPerson(db, { name: "Ann" }), await aPerson(db)];
  const reply = await manager.post<TeamView>("/teams", {
    name: "Germany",
    leaderId: lena.id,
    members: [{ repId: ann.id, weight: 2 }],
  });
  expect(reply).toMatchObject({
    status: 201,
    body: {
      name: "Germany",
      leaderId: lena.id,
      members: [{ repId: ann.id, name: "Ann", weight: 2, turnsOwed: 0, got: 0 }],
      waiting: 0,
    },
  });
  expect((await manager.post("/teams", { name: "germany" })).body).toMatchObject({ code: "name-taken" });
});

test("who joins starts at 0, and nobody else's balance moves", async ({ api, db }) => {
  const manager = await api.asManager();
  const [ann, bob, cem] = [await aPerson(db), await aPerson(db), await aPerson(db)];
  const team = await aTeamOf(manager, ann.id, bob.id);
  await owe(db, team.id, { [ann.id]: 700_000, [bob.id]: -700_000 });
  const members = [ann, bob, cem].map(({ id }) => ({ repId: id }));
  const { body } = await manager.patch<TeamView>(`/teams/${team.id}`, { members });
  expect(owed(body)).toEqual({ [ann.id]: 0.7, [bob.id]: -0.7, [cem.id]: 0 });
});

test("what somebody was owed who leaves spreads over those who stay; the sum stays and each change has its reason", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const [ann, bob, cem] = [await aPerson(db), await aPerson(db), await aPerson(db)];
  const team = await aTeamOf(manager, ann.id, bob.id, cem.id);
  await owe(db, team.id, { [ann.id]: 900_001, [bob.id]: -400_000, [cem.id]: -500_001 });
  const members = [bob, cem].map(({ id }) => ({ repId: id }));
  const { body } = await manager.patch<TeamView>(`/teams/${team.id}`, { members });

  const sum = Object.values(owed(body)).reduce((total, one) => total + one * 1_000_000, 0);
  expect(Math.round(sum)).toBe(0);
  const { rows } = await db.query(
    "select person_id as id, amount, reason, by_person_id as by from ledger_entries where team_id = $1 and reason <> 'joined'",
    [team.id],
  );
  expect(rows).toContainEqual({ id: ann.id, amount: -900_001n, reason: "left", by: manager.id });
  const spread = rows.filter(({ reason }) => reason === "spread");
  expect(new Set(spread.map(({ id }) => id))).toEqual(new Set([bob.id, cem.id]));
  expect(rows.reduce((total, { amount }) => total + amount, 0n)).toBe(0n);
});

test("who comes back starts at 0 again", async ({ api, db }) => {
  const manager = await api.asManager();
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const team = await aTeamOf(manager, ann.id, bob.id);
  await owe(db, team.id, { [ann.id]: 900_000, [bob.id]: -900_000 });
  await manager.patch(`/teams/${team.id}`, { members: [{ repId: bob.id }] });
  const { body } = await manager.patch<TeamView>(`/teams/${team.id}`, {
    members: [{ repId: ann.id }, { repId: bob.id }],
  });
  expect(owed(body)).toEqual({ [ann.id]: 0, [bob.id]: 0 });
});

test("a change waits for the batch that hands out leads, and loses none of its turns", async ({ api, db }) => {
  const manager = await api.asManager();
  const [ann, bob, cem] = [await aPerson(db), await aPerson(db), await aPerson(db)];
  const team = await aTeamOf(manager, ann.id, bob.id);
  const batch = await db.connect();
  await batch.query("begin");
  await batch.query("select from team_ledgers where team_id = $1 for no key update", [team.id]);
  const change = manager.patch<TeamView>(`/teams/${team.id}`, {
    members: [ann, bob, cem].map(({ id }) => ({ repId: id })),
  });
  await writeCredits(batch as Tx, team.id, { [ann.id]: -500_000, [bob.id]: 500_000 });
  await batch.query("commit");
  batch.release();
  expect(owed((await change).body)).toEqual({ [ann.id]: -0.5, [bob.id]: 0.5, [cem.id]: 0 });
});

test("a member twice and somebody unknown are refused", async ({ api, db }) => {
  const manager = await api.asManager();
  const ann = await aPerson(db);
  const twice = { name: `Team ${++made}`, members: [{ repId: ann.id }, { repId: ann.id, weight: 2 }] };
  expect(await manager.post("/teams", twice)).toMatchObject({ status: 422, body: { code: "member-twice" } });
  const unknown = { name: `Team ${++made}`, members: [{ repId: newId() }] };
  expect(await manager.post("/teams", unknown)).toMatchObject({ status: 422, body: { code: "person-not-found" } });
});

test("a team whose waiting list is not empty stays", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeamOf(manager, (await aPerson(db)).id);
  const [contact, lead] = [newId(), newId()];
  await db.query("insert into contacts (id, created_at) values ($1, now())", [contact]);
  await db.query(
    `insert into leads (id, contact_id, source_id, name, status, waiting_list_id, waiting_since, created_at)
     select $1, $2, id, 'Mia', 'waiting-list', $3, now(), now() from sources limit 1`,
    [lead, contact, team.id],
  );
  expect((await manager.get<TeamView>(`/teams/${team.id}`)).body.waiting).toBe(1);
  expect((await manager.delete(`/teams/${team.id}`)).body).toMatchObject({ code: "team-has-waiting-leads" });
  await db.query("update leads set status = 'closed', waiting_list_id = null, waiting_since = null where id = $1", [
    lead,
  ]);
  expect((await manager.delete(`/teams/${team.id}`)).status).toBe(200);
  expect((await manager.get(`/teams/${team.id}`)).status).toBe(404);
});
