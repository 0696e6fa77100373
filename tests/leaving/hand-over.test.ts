import type { HandOverReply, OpenLeadsSummary } from "../../server/leaving/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { aPerson } from "../http/callers.ts";
import { expect, isolatedTest, test as plainTest } from "../setup/test.ts";
import { expectEveryTurnExplained } from "../teams/turns.ts";
import { aCompany, startLeavingApi } from "./a-company.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startLeavingApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

/** A team of three in which Ann has two leads, Bob two. */
async function aTeamAtWork(...[db, api]: Parameters<typeof aCompany>) {
  const company = await aCompany(db, api);
  const { manager, team, send } = company;
  for (let count = 0; count < 4; count++) await send();
  const cem = await aPerson(db);
  const members = [team.ann, team.bob, cem.id].map((repId) => ({ repId, weight: 1 }));
  await manager.patch(`/teams/${team.id}`, { members });
  const handOver = async (body: object) =>
    (await manager.post<HandOverReply>(`/reps/${team.ann}/hand-over`, body)).body;
  return { ...company, cem, handOver };
}

const sum = (credits: Record<string, number>) => Object.values(credits).reduce((all, one) => all + one, 0);

isolatedTest.for([
  ["noon", 12 * 60, "2 open leads, 2 due today"],
  // Fifteen minutes later it is tomorrow.
  ["ten to midnight", 23 * 60 + 50, "2 open leads"],
] as const)(
  "open leads are counted, with those that are due today: at %s",
  async ([, minutes, text], { db, clock }) => {
    await using api = await startLeavingApi(db);
    await clock.advance({ minutes: minutesUntil(minutes) });
    const { manager, team } = await aTeamAtWork(db, api);
    await manager.patch(`/reps/${team.ann}`, { timeZone: "UTC" });
    const { body } = await manager.get<OpenLeadsSummary>(`/reps/${team.ann}/open-leads-summary`);
    expect(body).toMatchObject({ open: 2, uncontacted: 2, backup: null, text });
    const none = await manager.get<OpenLeadsSummary>(`/reps/${team.lena}/open-leads-summary`);
    expect(none.body).toMatchObject({ open: 0, text: "No open leads" });
  },
);

/** How long it takes until the clocks in UTC show this time of the day, in minutes. */
function minutesUntil(minuteOfDay: number): number {
  const now = new Date();
  return (minuteOfDay - now.getUTCHours() * 60 - now.getUTCMinutes() + 24 * 60) % (24 * 60);
}

test("a preview says who gets what and changes nothing; then exactly that is done", async ({ db, api }) => {
  const { team, handOver, ownersOf, creditsOf } = await aTeamAtWork(db, api);
  const [owners, credits] = [await ownersOf(), await creditsOf()];
  const preview = await handOver({ to: "next", preview: true });
  expect(preview.leads).toHaveLength(2);
  expect([await ownersOf(), await creditsOf()]).toEqual([owners, credits]);

  const done = await handOver({ to: "next", preview: false });
  expect(done).toEqual({ ...preview, preview: false });
  const after = await ownersOf();
  for (const { name, to } of done.leads) expect(after.get(name)).toBe(to!.id);
  expect([...after.values()]).not.toContain(team.ann);
});

test("turns are given back to who hands over and booked to who gets them, with receipts that can be repeated", async ({
  db,
  api,
}) => {
  const { manager, team, handOver, creditsOf } = await aTeamAtWork(db, api);
  const before = await creditsOf();
  const { leads } = await handOver({ to: "next", reason: "Ann is ill" });
  const after = await creditsOf();
  expect(sum(after)).toBe(sum(before));
  expect(after[team.ann]! - (before[team.ann] ?? 0)).toBe(2 * 500_000);

  const { rows } = await db.query<{ id: string; leadId: string }>(
    `select id, lead_id as "leadId" from assignments where state = 'owned' and lead_id = any($1::uuid[])`,
    [leads.map(({ leadId }) => leadId)],
  );
  for (const { id, leadId } of rows) {
    const receipt = await manager.get<{ answer: string; candidates: object[] }>(`/assignments/${id}/receipt`);
    const to = leads.find((one) => one.leadId === leadId)!.to!;
    expect(receipt.body.answer).toBe(
      `${to.name} was next in turn when you handed over what ${await nameOf(team.ann)} had: Ann is ill`,
    );
    expect(receipt.body.candidates).toHaveLength(3);
    expect((await manager.post(`/assignments/${id}/receipt/replay`)).body).toEqual({ same: true });
  }

  async function nameOf(id: string) {
    return (await manager.get<PersonView>(`/reps/${id}`)).body.name;
  }
});

test("the tasks move along, and the flow watches the new person with the whole time", async ({ db, api, clock }) => {
  const { handOver, advanceAll, ownersOf } = await aTeamAtWork(db, api);
  await clock.advance({ minutes: 10 });
  const { leads } = await handOver({ to: "next" });
  await advanceAll();
  const { rows } = await db.query<{ left: number; tasks: number }>(
    `select extract(epoch from w.deadline - baton_now())::float8 / 60 as left,
            (select count(*)::int from tasks t
              where t.lead_id = a.lead_id and t.person_id = a.person_id and t.state = 'open') as tasks
       from assignments a join waits w on w.subject = a.id and w.state = 'open'
      where a.state = 'owned' and a.lead_id = any($1::uuid[])`,
    [leads.map(({ leadId }) => leadId)],
  );
  expect(rows.map(({ tasks }) => tasks)).toEqual([1, 1]);
  for (const { left } of rows) expect(left).toBeGreaterThan(14);
  for (const { name, to } of leads) expect((await ownersOf()).get(name)).toBe(to!.id);
});

test("nobody gets a lead back that they had, and what nobody can take stays", async ({ db, api }) => {
  const { manager, team, cem, handOver, ownersOf } = await aTeamAtWork(db, api);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await manager.patch(`/reps/${team.bob}`, { away: { until } });
  const first = await handOver({ to: "next" });
  expect(first.leads.map(({ to }) => to?.id)).toEqual([cem.id, cem.id]);
  const back = await manager.post<HandOverReply>(`/reps/${cem.id}/hand-over`, { to: "next" });
  expect(back.body.text).toBe("2 leads stay");
  for (const { name, why } of back.body.leads) {
    expect(why).toContain("Nobody else who may have it can take it now");
    expect((await ownersOf()).get(name)).toBe(cem.id);
  }
});

test("all go to the backup, to one person, or stay", async ({ db, api }) => {
  const { manager, team, cem, handOver, ownersOf } = await aTeamAtWork(db, api);
  expect(await handOver({ to: "keep" })).toMatchObject({ text: "2 leads stay" });
  expect(await handOver({ to: "backup" })).toMatchObject({ code: "no-backup" });
  await manager.patch(`/reps/${team.ann}`, { backupId: cem.id });
  expect(await handOver({ to: "backup", preview: true })).toMatchObject({ text: `2 leads to ${cem.name}` });
  expect(await handOver({ to: team.ann })).toMatchObject({ code: "own-leads" });
  const done = await handOver({ to: team.lena });
  for (const { name } of done.leads) expect((await ownersOf()).get(name)).toBe(team.lena);
  expect(await handOver({ to: team.lena })).toMatchObject({ text: "No open leads", leads: [] });
});

test("two who hand over the same leads at once leave each with one person", async ({ db, api }) => {
  const { team, cem, handOver, ownersOf } = await aTeamAtWork(db, api);
  const both = await Promise.all([handOver({ to: cem.id }), handOver({ to: team.lena })]);
  const [one, other] = both.map(({ leads }) => leads.length);
  expect(one! + other!).toBe(2);
  expect([...(await ownersOf()).values()].filter((owner) => owner === team.ann)).toEqual([]);
});

test("a rep hands over own leads to the next or the backup, but names nobody else", async ({ db, api }) => {
  const { team } = await aTeamAtWork(db, api);
  const [ann, bob] = [await api.asPerson(team.ann), await api.asPerson(team.bob)];
  const path = `/reps/${team.ann}/hand-over`;
  expect((await ann.post(path, { to: team.bob })).body).toMatchObject({ code: "managers-choose" });
  expect((await bob.post(path, { to: "next" })).status).toBe(404);
  expect((await ann.post(path, { to: "next", preview: true })).status).toBe(200);
  const summary = await ann.get<OpenLeadsSummary>(`/reps/${team.ann}/open-leads-summary`);
  expect(summary.body).toMatchObject({ open: 2, breaks: [] });
});

test("leads that nobody else may have do not stand in the way of the others, however many they are", async ({
  db,
  api,
}) => {
  const { manager, team, send, handOver, ownersOf } = await aTeamAtWork(db, api);
  await manager.patch(`/teams/${team.id}`, { members: [{ repId: team.ann, weight: 1 }] });
  for (let sent = 0; sent < 54; sent++) await send();
  const held = await db.query<{ id: string }>(
    "select lead_id as id from assignments where person_id = $1 and state = 'owned' order by lead_id",
    [team.ann],
  );
  // As if people had chosen who has them: no step's rules say who is next.
  const stuck = held.rows.slice(0, 52).map(({ id }) => id);
  await db.query("delete from receipts where lead_id = any($1::uuid[])", [stuck]);
  await manager.patch(`/teams/${team.id}`, { members: [team.ann, team.bob].map((repId) => ({ repId, weight: 1 })) });

  const done = await handOver({ to: "next" });
  expect(done).toMatchObject({ text: expect.stringMatching(/^52 leads stay, 4 leads to /), left: 0 });
  expect([...(await ownersOf()).values()].filter((owner) => owner === team.ann)).toHaveLength(52);
});

test("no more than fifty are handed over at once, and the reply says how many are left", async ({ db, api }) => {
  const { manager, team, cem, send, handOver } = await aTeamAtWork(db, api);
  await manager.patch(`/teams/${team.id}`, { members: [{ repId: team.ann, weight: 1 }] });
  for (let sent = 0; sent < 50; sent++) await send();
  const first = await handOver({ to: cem.id });
  expect(first).toMatchObject({ text: `50 leads to ${cem.name}, 2 leads left: hand over again`, left: 2 });
  expect(await handOver({ to: cem.id })).toMatchObject({ text: `2 leads to ${cem.name}`, left: 0 });
});

test("many leads go in parts, so that their team hands out others meanwhile, and every turn can be explained", async ({
  db,
  api,
}) => {
  const { manager, team, cem, send, handOver } = await aTeamAtWork(db, api);
  await manager.patch(`/teams/${team.id}`, { members: [{ repId: team.ann, weight: 1 }] });
  for (let sent = 0; sent < 20; sent++) await send();
  const members = [team.ann, team.bob, cem.id].map((repId) => ({ repId, weight: 1 }));
  await manager.patch(`/teams/${team.id}`, { members });

  const { leads } = await handOver({ to: "next" });

  const { rows } = await db.query<{ leads: number }>(
    `select count(*)::int as leads from assignments where state = 'owned' and lead_id = any($1::uuid[]) group by xmin`,
    [leads.map(({ leadId }) => leadId)],
  );
  expect(rows.map((row) => row.leads).toSorted((a, b) => b - a)).toEqual([5, 5, 5, 5, 2]);
  const got = Map.groupBy(leads, ({ to }) => to!.id);
  const [most, least] = [...got.values()].map(({ length }) => length).toSorted((a, b) => b - a);
  // Bob had two before.
  expect([most! + least!, most! - least! <= 2]).toEqual([22, true]);
  await expectEveryTurnExplained(db, team.id);
});

test("a preview of many leads locks no team", async ({ db, api }) => {
  const { team, handOver } = await aTeamAtWork(db, api);
  const other = await db.connect();
  await other.query("begin");
  await other.query("select from team_ledgers where team_id = $1 for no key update", [team.id]);
  const preview = await handOver({ to: "next", preview: true });
  await other.query("rollback");
  other.release();
  expect(preview.leads.map(({ to }) => to)).not.toContain(null);
});
