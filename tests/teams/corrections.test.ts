import { aMainJob, anEngine, aPerson } from "../engine/support/a-world.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, owed, test } from "./api.ts";
import { balances, expectEveryTurnExplained, handOut, handOutAtOnce, sum } from "./turns.ts";

test("a correction gives one person turns, takes them from the others by share, and says why to everybody", async ({
  api,
  db,
}) => {
  const { team } = await aMainJob(db, [2, 1, 1]);
  const [ann, bob, cem] = team.members as [string, string, string];
  const manager = await api.asManager();

  const reply = await manager.post(`/teams/${team.id}/ledger/corrections`, {
    repId: bob,
    turns: 1.5,
    reason: "Three leads had no phone number",
  });

  expect(reply.status).toBe(200);
  const ledger = await ledgerOf(manager, team.id, "?show=changes");
  expect(owed(ledger)).toEqual({ [ann]: -1, [bob]: 1.5, [cem]: -0.5 });
  expect(ledger.data.find(({ reason }) => reason === "corrected")).toMatchObject({
    repId: bob,
    turns: 1.5,
    note: "Three leads had no phone number",
    by: { id: manager.id, name: manager.name },
    sentence: "Corrected by hand",
  });
  expect(ledger.data.filter(({ reason }) => reason === "balanced").map(({ repId }) => repId)).toHaveLength(2);
  expect(ledger.members[0]).toMatchObject({
    repId: bob,
    weight: 1,
    ofTotal: 4,
    sentence: "Is owed 1.5 turns: comes a little earlier.",
  });
  expect(sum(Object.values(await balances(db, team.id)))).toBe(0);
  await expectEveryTurnExplained(db, team.id);
});

test("whoever was given a turn gets the next lead, whoever lost one waits a little longer", async ({ api, db }) => {
  const { team, source } = await aMainJob(db, [1, 1, 1]);
  const engine = anEngine();
  const manager = await api.asManager();
  const [first] = await handOut(db, engine, source, 3);
  await manager.post(`/teams/${team.id}/ledger/corrections`, { repId: first, turns: 1, reason: "Was ill-served" });
  const after = await handOut(db, engine, source, 4);
  expect(after[0]).toBe(first);
  expect(after.filter((id) => id === first)).toHaveLength(2);
});

test("corrections and leads at the same moment lose nothing of each other", async ({ api, db }) => {
  const { team, source } = await aMainJob(db, [3, 2, 1, 1]);
  const manager = await api.asManager();

  const leads = handOutAtOnce(db, [anEngine(), anEngine()], source, { batches: 8, size: 10 });
  const corrections = Array.from({ length: 20 }, (_, index) =>
    manager.post(`/teams/${team.id}/ledger/corrections`, {
      repId: team.members[index % 4],
      turns: index % 3 === 0 ? -0.33 : 0.77,
      reason: `Correction ${index}`,
    }),
  );
  const [owners, ...replies] = await Promise.all([leads, ...corrections]);

  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(owners).toHaveLength(80);
  expect(owners).not.toContain(null);
  expect(sum(Object.values(await balances(db, team.id)))).toBe(0);
  await expectEveryTurnExplained(db, team.id);
});

test.for([
  [{ turns: 1 }, "Say why: everybody in the team can read it."],
  [{ turns: 1, reason: " " }, "Say why: everybody in the team can read it."],
  [{ turns: 0, reason: "Nothing" }, "Give or take between 0.01 and 10 turns."],
  [{ turns: 11, reason: "Too much" }, "Give or take between 0.01 and 10 turns."],
  [{ turns: "2", reason: "Not a number" }, "Give or take between 0.01 and 10 turns."],
] as const)("a correction of %o is refused with what to do", async ([body, message], { api, db }) => {
  const { team } = await aMainJob(db);
  const manager = await api.asManager();
  const reply = await manager.post(`/teams/${team.id}/ledger/corrections`, { repId: team.members[0], ...body });
  expect(reply.status).toBe(422);
  expect(reply.body["errors"]).toEqual([expect.objectContaining({ message })]);
});

test("a correction needs somebody of the team, and others who get the other side", async ({ api, db }) => {
  const manager = await api.asManager();
  const { team } = await aMainJob(db, [1]);
  const correct = (repId: string) =>
    manager.post(`/teams/${team.id}/ledger/corrections`, { repId, turns: 1, reason: "Why not" });
  expect(await correct(team.members[0]!)).toMatchObject({ status: 409, body: { code: "nobody-to-balance" } });
  expect(await correct(await aPerson(db))).toMatchObject({ status: 422, body: { code: "not-a-member" } });
  const nowhere = { repId: team.members[0], turns: 1, reason: "Why not" };
  expect(await manager.post(`/teams/${crypto.randomUUID()}/ledger/corrections`, nowhere)).toMatchObject({
    status: 404,
    body: { code: "team-not-found" },
  });
});

test("the entries come in pages, newest first, of one person too", async ({ api, db }) => {
  const { team, source } = await aMainJob(db, [1, 1]);
  const manager = await api.asManager();
  await handOut(db, anEngine(), source, 5);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await ledgerOf(manager, team.id, `?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.data.map(({ at, id }) => `${at} ${id}`));
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen.map((one) => one.slice(0, 24))).toEqual(
    seen
      .map((one) => one.slice(0, 24))
      .toSorted()
      .toReversed(),
  );
  const of = await ledgerOf(manager, team.id, `?repId=${team.members[0]}`);
  expect(new Set(of.data.map(({ repId }) => repId))).toEqual(new Set([team.members[0]]));
  expect(of.data[0]).toMatchObject({ reason: "picked", turns: -1, lead: { name: expect.stringMatching(/^Lead/) } });
});
