import type { AttentionReply } from "../../server/attention/contract.ts";
import { attentionRoutes } from "../../server/attention/routes.ts";
import { objectionRoutes } from "../../server/assignments/objection-routes.ts";
import type { ObjectionReply } from "../../server/assignments/contract.ts";
import { assignmentRoutes } from "../../server/assignments/routes.ts";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { inboxRoutes } from "../../server/inbox/routes.ts";
import { catalog, startFlowApi } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, isolatedTest } from "../setup/test.ts";
import { aBusyTeam, assignmentOf } from "./a-busy-team.ts";

const doorbell = { ring: () => {}, close: async () => {} };

const test = isolatedTest
  .extend("api", async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => [
      ...objectionRoutes({ db }),
      ...attentionRoutes({ db, catalog }),
      ...assignmentRoutes({ db, doorbell }),
      ...inboxRoutes({ db, catalog }),
    ]);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

test("“Wrong for me” tells the leader with the reason, and whoever has the lead keeps it", async ({
  api,
  flows,
  db,
}) => {
  const { team, send } = await aBusyTeam(db, flows);
  const [lead] = await send(1);
  const { id, personId } = await assignmentOf(db, lead!.leadId);
  const rep = await api.asPerson(personId);
  const { status, body } = await rep.post<ObjectionReply>(`/assignments/${id}/objection`, {
    reason: "They speak Italian",
  });
  expect(status).toBe(200);
  expect(body.toldTo.map((one) => one.id)).toEqual([team.lena]);
  expect(await assignmentOf(db, lead!.leadId)).toEqual({ id, personId });

  const inbox = await (await api.asPerson(team.lena)).get<InboxReply>("/inbox");
  expect(inbox.body.notifications).toMatchObject([{ assignmentId: id, leadId: lead!.leadId }]);
  expect(inbox.body.notifications[0]!.text).toMatch(/^.+ says that Mia \d+ is wrong for them: “They speak Italian”/);

  const manager = await api.asManager();
  const attention = await manager.get<AttentionReply>("/attention?kind=objection");
  expect(attention.body.data).toMatchObject([{ kind: "objection", assignmentId: id, team: { id: team.id } }]);
  expect(attention.body.data[0]!.sentence).toContain("“They speak Italian”");
  expect(attention.body.counts.objection).toBe(1);
});

test("said twice it is one objection with the newer reason, until somebody has looked at it", async ({
  api,
  flows,
  db,
}) => {
  const { send } = await aBusyTeam(db, flows);
  const [lead] = await send(1);
  const { id, personId } = await assignmentOf(db, lead!.leadId);
  const rep = await api.asPerson(personId);
  await rep.post(`/assignments/${id}/objection`, { reason: "Too far away" });
  await rep.post(`/assignments/${id}/objection`, { reason: "Too far away, and I know nothing of solar" });
  const manager = await api.asManager();
  const stuck = async () => (await manager.get<AttentionReply>("/attention?kind=objection")).body.data;
  expect((await stuck()).map(({ sentence }) => sentence)).toEqual([expect.stringContaining("nothing of solar")]);
  expect((await rep.post(`/assignments/${id}/objection/settle`)).status).toBe(403);
  expect((await manager.post(`/assignments/${id}/objection/settle`)).status).toBe(200);
  expect(await stuck()).toEqual([]);
  expect(await manager.post(`/assignments/${id}/objection/settle`)).toMatchObject({
    status: 404,
    body: { code: "no-objection" },
  });
});

test("an objection is over when the lead goes to somebody else", async ({ api, flows, db }) => {
  const { team, send } = await aBusyTeam(db, flows);
  const [lead] = await send(1);
  const { id, personId } = await assignmentOf(db, lead!.leadId);
  const rep = await api.asPerson(personId);
  await rep.post(`/assignments/${id}/objection`, { reason: "Not my field" });
  const manager = await api.asManager();
  const other = personId === team.ann ? team.bob : team.ann;
  await manager.post(`/leads/${lead!.leadId}/assign`, { repId: other, reason: "Better there" });
  expect((await manager.get<AttentionReply>("/attention?kind=objection")).body.data).toEqual([]);
  expect(await rep.post(`/assignments/${id}/objection`, { reason: "Still" })).toMatchObject({
    status: 409,
    body: { code: "not-open" },
  });
});

test("about a lead of the leader the managers are told; nobody objects for a colleague", async ({ api, flows, db }) => {
  const { team, send } = await aBusyTeam(db, flows);
  const [lead] = await send(1);
  const manager = await api.asManager();
  await manager.post(`/leads/${lead!.leadId}/assign`, { repId: team.lena, reason: "She asked for it" });
  const { id } = await assignmentOf(db, lead!.leadId);
  const { body } = await (
    await api.asPerson(team.lena)
  ).post<ObjectionReply>(`/assignments/${id}/objection`, { reason: "No" });
  expect(body.toldTo.map((one) => one.id)).toContain(manager.id);
  expect(body.toldTo.map((one) => one.id)).not.toContain(team.lena);
  const colleague = await api.asPerson(team.ann);
  expect((await colleague.post(`/assignments/${id}/objection`, { reason: "No" })).status).toBe(404);
});
