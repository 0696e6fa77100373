import { type Db, transaction } from "../../engine/database.ts";
import { changeTeam } from "../../server/teams/change-team.ts";
import { logContact } from "../../server/assignments/log-contact.ts";
import { forgetUnusedSnapshots } from "../../server/receipts/jobs.ts";
import { forgetOldRuns } from "../../server/runs/jobs.ts";
import { advanceAll, aLead, aMainJob, anEngine } from "../engine/support/a-world.ts";
import { assignmentsOf, leadOf, runOf, stepsOf } from "../engine/support/look.ts";
import { replayAll } from "../receipts/replay-all.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

test("how a lead went is forgotten thirteen months after its end; the lead, who had it and why stay", async ({
  db,
  clock,
}) => {
  const engine = anEngine();
  const { source } = await aMainJob(db, [1, 1]);
  const [over, failed, waiting] = [
    await aLead(db, engine, source),
    await aLead(db, engine, source),
    await aLead(db, engine, source),
  ];
  await reach(db, over.lead);
  await advanceAll(db, engine);
  await db.query("update runs set status = 'failed', error = '{}', wake_at = null where id = $1", [failed.run]);
  await db.query("update runs set wake_at = null where id = $1", [waiting.run]);

  await clock.advance({ days: 13 * 28 });
  await forgetOldRuns(db);
  expect(await runOf(db, over.run)).toMatchObject({ status: "done" });

  await clock.advance({ days: 40 });
  const late = await aLead(db, engine, source);
  await reach(db, late.lead);
  await advanceAll(db, engine);
  // Ids of runs are made by the real clock: this one was made when the moved one says it is.
  await db.query("update runs set updated_at = baton_now() where id = $1", [late.run]);
  await forgetOldRuns(db, { batch: 1, breathMs: 0 });

  expect(await runOf(db, over.run)).toBeUndefined();
  expect(await stepsOf(db, over.run)).toEqual([]);
  expect(await partsOf(db, over.run)).toEqual({ waits: 0, signals: 0, calls: 0, receipts: 1 });
  expect((await assignmentsOf(db, over.lead)).map(({ person }) => person)).toEqual([over.owner!.id]);
  expect((await leadOf(db, over.lead)).owner).toBe(over.owner!.id);
  for (const { run } of [failed, waiting, late]) expect(await stepsOf(db, run)).not.toEqual([]);
  expect(await replayAll(db)).toEqual({ count: 4, different: [] });
});

test("what a team was like is forgotten where nothing was decided by it, and never the newest", async ({ db }) => {
  const engine = anEngine();
  const { team, source } = await aMainJob(db, [1, 1]);
  const share = async (weight: number) => {
    const members = [
      { repId: team.members[0]!, weight },
      { repId: team.members[1]!, weight: 1 },
    ];
    await transaction(db, (tx) => changeTeam(tx, team.id, { members }, null));
    // Locked by a batch that decides nothing.
    const wanted = { teamIds: [team.id], personIds: [], withBackups: false, loadsOf: "people-with-limits" } as const;
    await transaction(db, (tx) => engine.world.lockShared(tx, wanted));
  };
  await aLead(db, engine, source);
  await share(2);
  await share(3);
  await aLead(db, engine, source);
  await share(4);
  const all = await versionsOf(db, team.id);
  expect(all).toHaveLength(4);

  await forgetUnusedSnapshots(db, { batch: 1 });

  // Of the one with a share of 2 nothing is left; those that decided stay, and the newest.
  expect(await versionsOf(db, team.id)).toEqual([all[0], all[2], all[3]]);
  expect(await replayAll(db)).toEqual({ count: 2, different: [] });
  await aLead(db, engine, source);
  expect(await replayAll(db)).toEqual({ count: 3, different: [] });
});

async function reach(db: Db, lead: string): Promise<void> {
  const [first] = await assignmentsOf(db, lead);
  const { id: assignmentId, person: id } = first!;
  const actor = { kind: "person", id, roles: ["rep"] } as const;
  await transaction(db, (tx) => logContact(tx, { assignmentId, actor, channel: "call", outcome: "reached" }));
}

async function partsOf(db: Db, run: string) {
  const { rows } = await db.query<Record<"waits" | "signals" | "calls" | "receipts", number>>(
    `select (select count(*)::int from waits where run_id = $1) as waits,
            (select count(*)::int from signals where run_id = $1) as signals,
            (select count(*)::int from outbox where run_id = $1) as calls,
            (select count(*)::int from receipts where run_id = $1) as receipts`,
    [run],
  );
  return rows[0];
}

async function versionsOf(db: Db, team: string): Promise<string[]> {
  const { rows } = await db.query<{ version: string }>(
    "select version::text from team_snapshots where team_id = $1 order by version",
    [team],
  );
  return rows.map(({ version }) => version);
}
