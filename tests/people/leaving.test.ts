import { vi } from "vitest";
import { type Db, transaction, type Tx } from "../../engine/database.ts";
import { refundLead, refundLeads } from "../../server/assignments/refund-lead.ts";
import { newLead } from "../../server/intake/contract.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { memberRoutes } from "../../server/teams/member-routes.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { aMainJob, anEngine } from "../engine/support/a-world.ts";
import { aDraft, catalog, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";
import { made2xx } from "../setup/live-flow.ts";
import { balances, expectEveryTurnExplained, handOut } from "../teams/turns.ts";

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

/** What is undone at the end. */
class Undone extends Error {}

async function inUndone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  const trying = transaction(db, async (tx) => {
    result = { value: await work(tx) };
    throw new Undone();
  });
  await expect(trying).rejects.toBeInstanceOf(Undone);
  return result!.value;
}

/** Balances and entries of a team after `work`, and how many statements it took. */
async function afterRefunds(db: Db, team: string, work: (tx: Tx) => Promise<unknown>) {
  return inUndone(db, async (tx) => {
    const counted = vi.spyOn(tx, "query");
    await work(tx);
    const statements = counted.mock.calls.length;
    counted.mockRestore();
    const read = async (text: string) => (await tx.query(text, [team])).rows;
    return {
      statements,
      balances: await read("select person_id, credit::text from team_balances where team_id = $1 order by person_id"),
      entries: await read(
        `select person_id, amount::text, reason, note, assignment_id, about_person_id from ledger_entries
          where team_id = $1 order by assignment_id nulls last, person_id, amount, reason`,
      ),
      events: await read(
        `select e.lead_id, e.kind, e.person_id, e.assignment_id, e.data from lead_events e join assignments a on a.id = e.assignment_id
          where a.team_id = $1 order by e.assignment_id`,
      ),
    };
  });
}

test("turns for fifty leads are given back as one by one, to the micro-unit, in few statements", async ({ db }) => {
  await using api = await startApi(db, () => [...teamRoutes({ db, catalog }), ...memberRoutes({ db })]);
  const { team, source } = await aMainJob(db, [7, 3, 2, 1]);
  await handOut(db, anEngine(), source, 56);
  const admin = await api.asAdmin();
  // What somebody had who left meanwhile spreads over the others, which is where one turn meets the next.
  await made2xx(admin.delete(`/teams/${team.id}/members/${team.members[2]}`));
  const { rows } = await db.query<{ id: string }>("select id from assignments where team_id = $1 order by lead_id", [
    team.id,
  ]);
  const assignmentIds = rows.slice(0, 50).map(({ id }) => id);
  const asked = { reason: "No longer works here", by: admin.id };

  const oneByOne = await afterRefunds(db, team.id, async (tx) => {
    for (const assignmentId of assignmentIds) await refundLead(tx, { assignmentId, ...asked });
  });
  const inOnePass = await afterRefunds(db, team.id, async (tx) => {
    await refundLeads(tx, { assignmentIds, ...asked });
    // A second time gives nothing more.
    await refundLeads(tx, { assignmentIds: assignmentIds.slice(0, 3), ...asked });
  });

  expect(inOnePass.balances).toEqual(oneByOne.balances);
  expect(inOnePass.entries).toEqual(oneByOne.entries);
  expect(inOnePass.events).toEqual(oneByOne.events);
  expect(inOnePass.events).toHaveLength(50);
  expect(oneByOne.statements).toBeGreaterThan(500);
  expect(inOnePass.statements).toBeLessThan(40);
});
