import { transaction } from "../../engine/database.ts";
import { acceptLead } from "../../server/assignments/accept-lead.ts";
import { aLead, aMainJob, anEngine } from "../engine/support/a-world.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

test("who accepts after the time was up is told so, also before the flow has moved on", async ({ db, clock }) => {
  const { source } = await aMainJob(db);
  const { lead, owner } = await aLead(db, anEngine(), source);
  const { rows } = await db.query<{ id: string }>("select id from assignments where lead_id = $1", [lead]);
  const accept = () =>
    transaction(db, (tx) =>
      acceptLead(tx, { assignmentId: rows[0]!.id, actor: { kind: "key", id: owner!.id, scopes: [] } }),
    );

  await clock.advance({ minutes: 15, seconds: 1 });

  expect(await accept()).toMatchObject({ tooLate: { code: "too-late", facts: { happened: "The time was up" } } });
  const { rows: after } = await db.query("select accepted_at from assignments where lead_id = $1", [lead]);
  expect(after).toEqual([{ accepted_at: null }]);
});
