import { advance } from "../../engine/advance.ts";
import { transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { newId } from "../../engine/ids.ts";
import { putBack } from "../../engine/put-back.ts";
import { claimRuns } from "../../engine/run-store.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { expect, isolatedTest, test } from "../setup/test.ts";
import { advanceAll, aLead, aMainJob, anEngine, aPerson, aRequest, aTeam, catalog } from "./support/a-world.ts";
import { assignmentsOf, count, leadOf, messagesTo, runOf, wayOf } from "./support/look.ts";
import { aPool } from "./support/processes.ts";
import { aLine, engineWith, storedOnly } from "./support/a-line.ts";

test("a step that fails in a batch of fifty holds up nobody else", async ({ db }) => {
  const { source, flow } = await aLine(db, "trouble");
  const bodies = Array.from({ length: 50 }, (_, index) => (index === 17 ? { fields: { trouble: "throws" } } : {}));
  const leads = await storedOnly(db, source, bodies);

  await drain(db, engineWith());

  expect(await count(db, "runs where status = 'done' and flow_id = $1", [flow])).toBe(49);
  expect(await runOf(db, leads[17]!.run)).toMatchObject({ status: "ready", attempts: 1, nodeId: "start", seq: 0 });
});

test.for(["nul", "no-such-person"])(
  "a batch that the database refuses (%s) loses only the run to blame",
  async (kind, { db }) => {
    const manager = await aPerson(db, undefined, ["manager"]);
    const { source, flow } = await aLine(db, "trouble");
    const bodies = Array.from({ length: 50 }, (_, index) => (index === 31 ? { fields: { trouble: kind } } : {}));
    const leads = await storedOnly(db, source, bodies);
    const bad = leads[31]!;

    await drain(db, engineWith());
    expect(await count(db, "runs where status = 'done' and flow_id = $1", [flow])).toBe(49);
    expect(await runOf(db, bad.run)).toMatchObject({ status: "ready", attempts: 1 });

    for (let tries = 2; tries <= 4; tries++) {
      await db.query("update runs set retry_at = baton_now() where id = $1", [bad.run]);
      await drain(db, engineWith());
      expect((await runOf(db, bad.run)).attempts).toBe(tries);
    }
    expect(await runOf(db, bad.run)).toMatchObject({ status: "failed", error: { code: "not-stored" } });
    expect(await leadOf(db, bad.lead)).toMatchObject({ status: "attention", attention: "stopped" });
    expect(await messagesTo(db, manager, bad.lead)).toMatchObject([{ alarm: true }]);
  },
);

isolatedTest(
  "while more is ready than fits into one batch, the next is twice as large, and no larger",
  async ({ db }) => {
    const { source } = await aLine(db, "trouble");
    await storedOnly(
      db,
      source,
      Array.from({ length: 280 }, () => ({})),
    );
    await db.query("truncate feed");

    await drain(db, engineWith());

    // A transaction each.
    const { rows } = await db.query<{ size: number }>(
      "select count(distinct run_id)::int as size from feed where run_id is not null group by xid order by xid",
    );
    expect(rows.map(({ size }) => size)).toEqual([50, 100, 100, 30]);
  },
);

isolatedTest("the run to blame is found in larger batches, too", async ({ db }) => {
  const { source } = await aLine(db, "trouble");
  const bodies = Array.from({ length: 230 }, (_, index) => (index === 200 ? { fields: { trouble: "nul" } } : {}));
  const leads = await storedOnly(db, source, bodies);

  await drain(db, engineWith());

  expect(await count(db, "runs where status = 'done'")).toBe(229);
  expect(await runOf(db, leads[200]!.run)).toMatchObject({ status: "ready", attempts: 1 });
});

test("at intake, too, one bad lead of a batch leaves the others stored and handed to a worker", async ({ db }) => {
  const { source, flow } = await aLine(db, "trouble");
  const requests = [{}, { fields: { trouble: "nul" } }, {}].map((body) => aRequest(source, body));
  const accepted = await acceptLeads(db, engineWith(), requests);
  expect(accepted.answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  expect(accepted.ring.advance).toBe(true);
  await drain(db, engineWith());
  expect(await count(db, "runs where status = 'done' and flow_id = $1", [flow])).toBe(2);
  expect(await count(db, "runs where attempts = 1 and flow_id = $1", [flow])).toBe(1);
});

test("a run that another worker has moved on since is not put back", async ({ db }) => {
  const { source } = await aLine(db, "trouble");
  const [stored] = await storedOnly(db, source, [{}]);
  const { runs } = await transaction(db, (tx) => claimRuns(tx, 50, []));
  await drain(db, engineWith());
  expect(await transaction(db, (tx) => putBack(tx, engineWith(), runs[0]!))).toBe(true);
  expect(await runOf(db, stored!.run)).toMatchObject({ status: "done", attempts: 0 });
});

test("the holder of a team's balance delays nobody at intake: the lead is stored, a worker hands it over", async ({
  db,
  databaseUrl,
}) => {
  const { source, team } = await aMainJob(db);
  const holder = await aPool(databaseUrl).connect();
  await holder.query("begin");
  await holder.query("select from team_ledgers where team_id = $1 for no key update", [team.id]);

  const began = performance.now();
  const accepted = await acceptLeads(db, anEngine(), [aRequest(source)]);
  expect(performance.now() - began).toBeLessThan(1_500);
  expect(accepted).toMatchObject({ answers: [{ ok: true, reply: { owner: null } }], ring: { advance: true } });
  expect(accepted.advanceError).toMatchObject({ code: "55P03" });
  await holder.query("rollback");
  holder.release();

  await advanceAll(db, anEngine());
  expect(await count(db, "leads where status = 'assigned' and source_id = $1", [source])).toBe(1);
});

test("two runs of one lead in one batch follow each other, and only what is left in the end is stored", async ({
  db,
}) => {
  const { source, team } = await aMainJob(db);
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  const twin = newId();
  await db.query(
    `insert into runs (id, program_id, flow_id, version, subject_id, status, node_id, created_at, updated_at)
     select $2, program_id, flow_id, version, subject_id, 'ready', 'escalate', baton_now(), baton_now() from runs where id = $1`,
    [run, twin],
  );
  await db.query("update runs set wake_at = baton_now() where id = $1", [run]);
  await db.query("update waits set deadline = baton_now() where run_id = $1", [run]);

  expect(await transaction(db, (tx) => advance(tx, engine))).toBe(2);

  const assignments = await assignmentsOf(db, lead);
  expect(assignments.map(({ state }) => state)).toEqual(["released", "released", "owned"]);
  expect(new Set(assignments.map(({ person }) => person)).size).toBe(3);
  expect(await leadOf(db, lead)).toMatchObject({ status: "assigned", owner: assignments[2]!.person });
  expect(await count(db, "tasks where lead_id = $1 and state = 'open'", [lead])).toBe(1);
  expect(await messagesTo(db, team.leader, lead)).toHaveLength(2);
});

test("a run that asks under locks for a team nobody could foresee stops before that step, and goes on with it", async ({
  db,
}) => {
  const { source: mainJob, team: first } = await aMainJob(db);
  const second = await aTeam(db);
  const { source } = await aLine(db, "trouble", "asks-later");
  const fields = { first: first.id, team: second.id };
  const engine = engineWith();
  await aLead(db, engine, source, { fields });
  // Another process gives out the first lead of the team: what this one scouts with is a moment old.
  await aLead(db, anEngine(), mainJob);

  const { run } = await aLead(db, engine, source, { fields });
  expect(await runOf(db, run)).toMatchObject({ status: "ready", nodeId: "s1", seq: 2, attempts: 0 });
  await advanceAll(db, engine);
  expect(await wayOf(db, run)).toEqual(["start done", "s0 done", "s1 done", "end done"]);
});

test("a team that only the lead names is found by scouting", async ({ db }) => {
  const team = await aTeam(db);
  const { source } = await aLine(db, "asks-for-team");
  const { run } = await aLead(db, engineWith(), source, { fields: { team: team.id } });
  expect(await runOf(db, run)).toMatchObject({ status: "done" });
});

test("a team that does not exist stops the run with a mend, and nobody else", async ({ db }) => {
  const { source } = await aLine(db, "asks-for-team");
  const { run, lead } = await aLead(db, engineWith(), source, { fields: { team: newId() } });
  expect(await runOf(db, run)).toMatchObject({ status: "failed", error: { code: "team-missing" } });
  expect(await leadOf(db, lead)).toMatchObject({ status: "attention" });
});

// Alone: what another test has put back for a later try may become due here.
isolatedTest("programs with steps that only newer workers know are left to them", async ({ db }) => {
  const { source } = await aLine(db, "trouble");
  const [stored] = await storedOnly(db, source, [{}]);
  const { rows } = await db.query<{ id: string }>("select id from programs where not types <@ $1::text[]", [
    [...catalog.known],
  ]);
  const older = { ...anEngine(), foreignPrograms: () => rows.map(({ id }) => id) };
  expect(await drain(db, older)).toBe(0);
  expect(await runOf(db, stored!.run)).toMatchObject({ status: "ready", attempts: 0 });
  expect(await drain(db, engineWith())).toBe(1);
});
