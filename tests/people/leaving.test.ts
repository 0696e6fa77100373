import type { Db } from "../../engine/database.ts";
import { newLead } from "../../server/intake/contract.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { aDraft, catalog, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";
import { balances, expectEveryTurnExplained } from "../teams/turns.ts";

/** Leads go to a team of two by turns. */
async function aLiveFlow(db: Db) {
  await using flows = await startFlowApi(db);
  const manager = await flows.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake, advanceAll } = createEngine(db);
  const source = { id: flow.source.id, demo: false };
  const send = (email: string) =>
    intake.accept({ source, lead: newLead.parse({ name: "Mia", email, language: "de" }), received: {} });
  return { flow, advanceAll, send };
}

test("the leads of somebody who no longer works here go to the next person, and none is given to them", async ({
  db,
}) => {
  await using api = await startApi(db, () => peopleRoutes({ db, catalog }));
  const { flow, advanceAll, send } = await aLiveFlow(db);
  const { leadId, owner } = await send("a@example.org");

  const admin = await api.asAdmin();
  expect((await admin.patch(`/reps/${owner!.id}`, { active: false })).status).toBe(200);
  await advanceAll();
  const other = owner!.id === flow.team.ann ? flow.team.bob : flow.team.ann;
  const { rows } = await db.query("select owner_id as owner from leads where id = $1", [leadId]);
  expect(rows).toEqual([{ owner: other }]);
  // One lead, one turn: who left has theirs again, and the others nothing of it.
  expect(await balances(db, flow.team.id)).toMatchObject({ [owner!.id]: 0, [other]: 0 });
  for (const email of ["b@example.org", "c@example.org"]) expect((await send(email)).owner!.id).toBe(other);
  await expectEveryTurnExplained(db, flow.team.id);
});

test("a lead that is given to somebody at the very moment in which they leave goes to the next person, too", async ({
  db,
}) => {
  await using api = await startApi(db, () => peopleRoutes({ db, catalog }));
  const { flow, advanceAll, send } = await aLiveFlow(db);
  const before = await send("first@at-the-moment.example");
  const leaver = before.owner!.id === flow.team.ann ? flow.team.bob : flow.team.ann;

  // They have nothing yet; the one who takes them out stands in line for their row, and meanwhile a lead comes in.
  const admin = await api.asAdmin();
  const other = await db.connect();
  await other.query("begin");
  await other.query("select from people where id = $1 for no key update", [leaver]);
  const leaving = admin.patch(`/reps/${leaver}`, { active: false });
  const inLine = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await db.query(inLine)).rowCount).toBeGreaterThan(0);
  const meanwhile = await send("second@at-this-moment.example");
  expect(meanwhile.owner!.id).toBe(leaver);
  await other.query("commit");
  other.release();

  expect((await leaving).status).toBe(200);
  await advanceAll();
  const { rows } = await db.query("select owner_id as owner from leads where id = $1", [meanwhile.leadId]);
  expect(rows).toEqual([{ owner: before.owner!.id }]);
  const accounts = await db.query("select from accounts where owner_id = $1", [leaver]);
  expect(accounts.rowCount).toBe(0);
});
