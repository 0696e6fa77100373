import type { Db } from "../../engine/database.ts";
import { aLead, aMainJob, anEngine } from "../engine/support/a-world.ts";
import { statuses } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, test } from "./api.ts";
import { balances, expectEveryTurnExplained, handOut, sum } from "./turns.ts";

async function assignmentOf(db: Db, lead: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>("select id from assignments where lead_id = $1 order by at", [lead]);
  return rows[0]!.id;
}

/** Three leads handed out, and a fourth to look at. */
async function aLeadAmongOthers(db: Db, weights?: readonly number[]) {
  const engine = anEngine();
  const { team, source } = await aMainJob(db, weights);
  await handOut(db, engine, source, 3);
  const before = await balances(db, team.id);
  const { lead, owner } = await aLead(db, engine, source);
  return { engine, team, source, before, owner: owner!.id, lead, assignment: await assignmentOf(db, lead) };
}

test("the turn for a bad lead is given back exactly, once, with the reason", async ({ api, db }) => {
  const { team, before, owner, assignment } = await aLeadAmongOthers(db, [3, 1, 1]);
  const manager = await api.asManager();
  const refund = () => manager.post(`/assignments/${assignment}/refund`, { reason: "The number does not exist" });

  expect(await refund()).toMatchObject({ status: 200, body: { repId: owner, as: "bad-lead" } });

  expect(await balances(db, team.id)).toEqual(before);
  const { data } = await ledgerOf(manager, team.id);
  expect(data[0]).toMatchObject({
    repId: owner,
    turns: 1,
    reason: "bad-lead",
    sentence: "Turn given back: it was a bad lead",
    note: "The number does not exist",
    by: { id: manager.id },
  });
  expect(await refund()).toMatchObject({ status: 409, body: { code: "turn-given-back" } });
  await expectEveryTurnExplained(db, team.id);
});

test("two who give the same turn back at the same moment give it once", async ({ api, db }) => {
  const { team, before, assignment } = await aLeadAmongOthers(db);
  const managers = await Promise.all([api.asManager(), api.asManager(), api.asManager()]);
  const replies = await Promise.all(
    managers.map((manager) => manager.post(`/assignments/${assignment}/refund`, { reason: "Spam" })),
  );
  expect(statuses(replies)).toEqual([200, 409, 409]);
  expect(await balances(db, team.id)).toEqual(before);
});

test("passing a lead on costs the turn, unless a manager excuses it", async ({ api, db }) => {
  const { team, before, owner, assignment } = await aLeadAmongOthers(db);
  const rep = await api.asPerson(owner);
  await made2xx(rep.post(`/assignments/${assignment}/decline`, { reason: "My brother works there" }));
  const passed = await balances(db, team.id);
  expect(passed[owner]! - before[owner]!).toBeLessThan(0);

  const manager = await api.asManager();
  const { body } = await manager.post(`/assignments/${assignment}/refund`, { reason: "Conflict of interest" });

  expect(body).toMatchObject({ as: "excused" });
  expect(await balances(db, team.id)).toEqual(before);
  await expectEveryTurnExplained(db, team.id);
});

test("a lead that is taken away by hand gives its turn back once, also after it was a bad one", async ({ api, db }) => {
  const { team, before, owner, lead, assignment } = await aLeadAmongOthers(db);
  const manager = await api.asManager();
  await made2xx(manager.post(`/assignments/${assignment}/refund`, { reason: "A test" }));
  const other = team.members.find((id) => id !== owner)!;
  await made2xx(manager.post(`/leads/${lead}/assign`, { repId: other, reason: "Is nearer" }));

  expect(await balances(db, team.id)).toEqual(before);
  const { rows } = await db.query<{ id: string }>("select id from assignments where lead_id = $1 and person_id = $2", [
    lead,
    other,
  ]);
  expect(await manager.post(`/assignments/${rows[0]!.id}/refund`, { reason: "Bad too" })).toMatchObject({
    status: 409,
    body: { code: "cost-no-turn" },
  });
});

test("a turn that is given back after its person has left goes to those who stay, and nothing is unexplained", async ({
  api,
  db,
}) => {
  const { team, owner, assignment, engine, source } = await aLeadAmongOthers(db, [2, 1, 1, 1]);
  const manager = await api.asManager();
  const stay = team.members.filter((id) => id !== owner).map((repId) => ({ repId, weight: 1 }));
  await made2xx(manager.patch(`/teams/${team.id}`, { members: stay }));
  await handOut(db, engine, source, 4);

  await made2xx(manager.post(`/assignments/${assignment}/refund`, { reason: "The company is closed" }));

  const after = await balances(db, team.id);
  expect(sum(Object.values(after))).toBe(0);
  expect(after[owner]).toBeUndefined();
  await expectEveryTurnExplained(db, team.id);
});

test("a lead that was never given like that has no turn to give back", async ({ api }) => {
  const manager = await api.asManager();
  expect(await manager.post(`/assignments/${crypto.randomUUID()}/refund`, { reason: "?" })).toMatchObject({
    status: 404,
    body: { code: "no-such-assignment" },
  });
});
