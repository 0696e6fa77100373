import { aLiveFlow, asOffer, made2xx, openAssignment, readLead, sendLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { act, cardOf, type TooLateReply } from "./hand.ts";

test("an offer has no owner until it is accepted", async ({ api }) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  const { leadId, owner } = await sendLead(api, flow.source);
  expect(owner).toBeNull();
  const offer = await openAssignment(api, leadId);
  expect(offer.state).toBe("offered");
  expect(await cardOf(api, offer.repId, leadId)).toMatchObject({ state: "offered", isNew: true });

  const { status, body } = await act(api, offer.id, "accept", { onBehalfOf: offer.repId });

  expect([status, body.state]).toEqual([200, "owned"]);
  await expect.poll(async () => (await readLead(api, leadId)).tasks).toMatchObject([{ repId: offer.repId }]);
  const after = await readLead(api, leadId);
  expect(after).toMatchObject({ status: "assigned", owner: { id: offer.repId }, runs: [{ nodeId: "wait" }] });
});

test("an offer that is not answered in time goes to the next person, and cannot be accepted any more", async ({
  api,
  clock,
}) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  const { leadId } = await sendLead(api, flow.source);
  const offer = await openAssignment(api, leadId);
  await clock.advance({ minutes: 5, seconds: 1 });
  await expect.poll(async () => (await readLead(api, leadId)).owner?.id).toEqual(expect.any(String));

  const late = await act<TooLateReply>(api, offer.id, "accept");

  const { owner, assignments } = await readLead(api, leadId);
  expect(late).toMatchObject({ status: 409, body: { happened: "It was not answered in time", owner } });
  expect(assignments.map(({ state }) => state)).toEqual(["expired", "owned"]);
  expect(owner!.id).not.toBe(offer.repId);
});

test("an acceptance and its deadline that meet have one winner", async ({ api, clock, product }) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  for (let round = 0; round < 5; round++) {
    const { leadId } = await sendLead(api, flow.source);
    const offer = await openAssignment(api, leadId);
    const rep = await product.as(offer.repId);
    await clock.advance({ minutes: 4, seconds: 59, ms: 900 });
    const replies = await Promise.all([act(rep, offer.id, "accept"), clock.advance({ ms: 200 })]);
    await expect.poll(async () => (await readLead(api, leadId)).owner?.id).toEqual(expect.any(String));
    const { owner, assignments } = await readLead(api, leadId);
    expect(owner!.id === offer.repId).toBe(replies[0].status === 200);
    expect(assignments.filter(({ state }) => state === "owned")).toHaveLength(1);
  }
});

test("whoever calls a lead that was offered has taken it", async ({ api }) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  const { leadId } = await sendLead(api, flow.source);
  const offer = await openAssignment(api, leadId);
  await act(api, offer.id, "contact", { channel: "call", outcome: "reached" });
  await expect.poll(async () => (await readLead(api, leadId)).runs).toMatchObject([{ status: "done" }]);
  expect(await readLead(api, leadId)).toMatchObject({ owner: { id: offer.repId }, reachedAt: expect.any(String) });
});

test("an offer that is declined moves on; one that is closed ends", async ({ api }) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  const declined = await sendLead(api, flow.source);
  const closed = await sendLead(api, flow.source);
  const first = await openAssignment(api, declined.leadId);
  const second = await openAssignment(api, closed.leadId);

  await act(api, first.id, "decline", { reason: "Too far away" });
  await made2xx(api.post(`/leads/${closed.leadId}/close`, { reason: "Spam" }));

  await expect.poll(async () => (await readLead(api, declined.leadId)).owner?.id).toEqual(expect.any(String));
  expect((await readLead(api, closed.leadId)).assignments).toMatchObject([{ id: second.id, state: "released" }]);
  expect((await act(api, second.id, "accept")).status).toBe(409);
  expect((await readLead(api, closed.leadId)).status).toBe("closed");
});

test("a task is done once, by its person or in their name; a moved one is not there to be done", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const [task] = (await readLead(api, lead.leadId)).tasks;
  const owner = await product.as(lead.owner.id);
  const complete = (caller = api, body?: object) => caller.post(`/tasks/${task!.id}/complete`, body);

  expect((await complete(api, { onBehalfOf: flow.leader })).status).toBe(404);
  expect((await complete(owner, { onBehalfOf: flow.leader })).status).toBe(404);
  expect(await complete(owner)).toMatchObject({ status: 200, body: { state: "done" } });
  expect((await complete(api, { onBehalfOf: lead.owner.id })).status).toBe(200);
  expect((await readLead(api, lead.leadId)).runs).toMatchObject([{ status: "waiting" }]);

  const other = await sendOwnedLead(api, flow.source);
  const [moved] = (await readLead(api, other.leadId)).tasks;
  await act(api, (await openAssignment(api, other.leadId)).id, "decline", { reason: "Busy" });
  expect(await api.post(`/tasks/${moved!.id}/complete`)).toMatchObject({ status: 409, body: { code: "task-moved" } });
});
