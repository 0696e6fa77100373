import { aLiveFlow, aRep, made2xx, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";

test("a real lead never goes to the demo's people, by name, with all of somebody's, or as a company; theirs go to anybody", async ({
  api,
  db,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source, { email: `mia@made-up-${flow.flowId.slice(-8)}.example` });
  const { account } = await readLead(api, lead.leadId);
  const madeUp = await aRep(api);
  await db.query("update people set demo = true where id = $1", [madeUp]);
  const refused = { status: 409, body: { code: "made-up-person" } };
  const give = (repId: string) => api.post(`/leads/${lead.leadId}/assign`, { repId, reason: "Try" });

  const reply = await give(madeUp);
  expect(reply).toMatchObject(refused);
  expect(JSON.stringify(reply.body)).toContain("is made up for the demo and takes no real leads");
  expect(await api.post(`/reps/${lead.owner.id}/hand-over`, { to: madeUp })).toMatchObject(refused);
  expect(await api.patch(`/accounts/${account!.id}`, { ownerId: madeUp, reason: "Try" })).toMatchObject(refused);
  expect((await readLead(api, lead.leadId)).owner!.id).toBe(lead.owner.id);

  await db.query("update leads set demo = true where id = $1", [lead.leadId]);
  await made2xx(give(madeUp));
  await made2xx(give(lead.owner.id));
});
