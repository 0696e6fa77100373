import { newLead } from "../../server/intake/contract.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { aDraft, catalog, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

test("the leads of somebody who no longer works here go to the next person, and none is given to them", async ({
  db,
}) => {
  await using flows = await startFlowApi(db);
  await using api = await startApi(db, () => peopleRoutes({ db, catalog }));
  const manager = await flows.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake, advanceAll } = createEngine(db);
  const source = { id: flow.source.id, demo: false };
  const send = (email: string) =>
    intake.accept({ source, lead: newLead.parse({ name: "Mia", email, language: "de" }), received: {} });
  const { leadId, owner } = await send("a@example.org");

  const admin = await api.asAdmin();
  expect((await admin.patch(`/reps/${owner!.id}`, { active: false })).status).toBe(200);
  await advanceAll();
  const other = owner!.id === flow.team.ann ? flow.team.bob : flow.team.ann;
  const { rows } = await db.query("select owner_id as owner from leads where id = $1", [leadId]);
  expect(rows).toEqual([{ owner: other }]);
  for (const email of ["b@example.org", "c@example.org"]) expect((await send(email)).owner!.id).toBe(other);
});
