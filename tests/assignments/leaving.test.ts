import { type Db, transaction } from "../../engine/database.ts";
import { assignByHand } from "../../server/assignments/give-lead.ts";
import { passOnLeads } from "../../server/assignments/pass-on-leads.ts";
import { advanceAll, aLead, aMainJob, anEngine } from "../engine/support/a-world.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

async function ownerOf(db: Db, lead: string): Promise<string | null> {
  const { rows } = await db.query<{ owner: string | null }>("select owner_id as owner from leads where id = $1", [
    lead,
  ]);
  return rows[0]!.owner;
}

test("a lead whose time was up a moment ago does not stay with somebody who leaves", async ({ db, clock }) => {
  const { source } = await aMainJob(db);
  const engine = anEngine();
  const { lead, owner } = await aLead(db, engine, source);

  await clock.advance({ minutes: 15, seconds: 1 });
  await transaction(db, (tx) => passOnLeads(tx, [owner!.id], "No longer works here"));
  expect(await ownerOf(db, lead)).toBeNull();
  await advanceAll(db, engine);

  const after = await ownerOf(db, lead);
  expect(after).not.toBeNull();
  expect(after).not.toBe(owner!.id);
});

test("nobody is given a lead by hand at the moment in which they leave", async ({ db }) => {
  const { source, team } = await aMainJob(db);
  const { lead, owner } = await aLead(db, anEngine(), source);
  const leaver = team.members.find((id) => id !== owner!.id)!;
  const leaving = await db.connect();
  await leaving.query("begin");
  await leaving.query("update people set active = false where id = $1", [leaver]);

  const refused = expect(
    transaction(db, (tx) => assignByHand(tx, { leadId: lead, personId: leaver, reason: "Free", by: null })),
  ).rejects.toMatchObject({ code: "person-inactive" });
  const inLine = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await db.query(inLine)).rowCount).toBeGreaterThan(0);
  await leaving.query("commit");
  leaving.release();

  await refused;
  expect(await ownerOf(db, lead)).toBe(owner!.id);
});
