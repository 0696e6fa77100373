import { aLiveFlow, openAssignment, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { act, cardOf, inboxOf, type TooLateReply } from "./hand.ts";

const MINUTE = 60_000;

test("accepting says until when to reach the customer, and doing it twice changes nothing", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const rep = await product.as(lead.owner.id);
  const { id } = await openAssignment(api, lead.leadId);

  const first = await act(rep, id, "accept");
  const again = await act(rep, id, "accept");

  expect(first).toMatchObject({ status: 200, body: { id, leadId: lead.leadId, repId: lead.owner.id, state: "owned" } });
  expect(again.body).toEqual(first.body);
  const { dueAt } = (await cardOf(api, lead.owner.id, lead.leadId))!;
  expect(first.body.dueAt).toBe(dueAt);
  expect((await readLead(api, lead.leadId)).timeline.filter(({ kind }) => kind === "accepted")).toHaveLength(1);
});

test("accepting does not stop the clock", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  await act(api, (await openAssignment(api, lead.leadId)).id, "accept");
  await clock.advance({ minutes: 15, seconds: 1 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).owner?.id).not.toBe(lead.owner.id);
});

test("only a customer who was reached stops the clock; the tasks are done then", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await clock.advance({ minutes: 5 });

  for (const outcome of ["noAnswer", "wrongNumber", "sent"]) {
    expect(await act(api, id, "contact", { channel: "call", outcome })).toMatchObject({ status: 200 });
  }
  expect((await readLead(api, lead.leadId)).runs).toMatchObject([{ status: "waiting", nodeId: "wait" }]);
  await act(api, id, "contact", { channel: "call", outcome: "reached", note: "Wants a quote" });

  await expect.poll(async () => (await readLead(api, lead.leadId)).runs).toMatchObject([{ status: "done" }]);
  await clock.advance({ minutes: 30 });
  const after = await readLead(api, lead.leadId);
  expect(after).toMatchObject({ owner: { id: lead.owner.id }, tasks: [{ state: "done" }] });
  expect(after.reachedAt).not.toBeNull();
  expect(after.timeline.find(({ sentence }) => sentence === "Wants a quote")).toMatchObject({ kind: "contact" });
  expect((await inboxOf(api, flow.leader)).notifications).toEqual([]);
});

test.for([
  ["a call", "call"],
  ["a message", "sms"],
  ["an e-mail", "email"],
] as const)("%s holds the deadline once, for at most ten minutes", async ([, channel], { api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await clock.advance({ minutes: 14 });

  const held = await act(api, id, "attempt", { channel });
  await clock.advance({ minutes: 3 });
  const again = await act(api, id, "attempt", { channel: "call" });

  expect(again.body.dueAt).toBe(held.body.dueAt);
  expect(await cardOf(api, lead.owner.id, lead.leadId)).toMatchObject({ held: true, isNew: false });
  await clock.advance({ minutes: 7, seconds: 30 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).owner?.id).not.toBe(lead.owner.id);
});

test("nobody picks up: the deadline stands as before, and cannot be held again", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  const { dueAt } = (await act(api, id, "accept")).body;
  await clock.advance({ minutes: 10 });

  await act(api, id, "attempt", { channel: "call" });
  const ended = await act(api, id, "contact", { channel: "call", outcome: "noAnswer" });
  const again = await act(api, id, "attempt", { channel: "sms" });

  expect([ended.body.dueAt, again.body.dueAt]).toEqual([dueAt, dueAt]);
});

test("a call early on does not shorten the time", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  const { dueAt } = (await act(api, id, "accept")).body;
  expect((await act(api, id, "attempt", { channel: "call" })).body.dueAt).toBe(dueAt);
});

test("passing on gives the lead to the next person at once, who reads what was said", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);

  const { status, body } = await act(api, id, "decline", { reason: "On a train" });

  expect([status, body.state]).toEqual([200, "declined"]);
  await expect.poll(async () => (await readLead(api, lead.leadId)).owner?.id).toEqual(expect.any(String));
  const after = await readLead(api, lead.leadId);
  expect(after.owner!.id).not.toBe(lead.owner.id);
  expect(after.assignments.map(({ state }) => state)).toEqual(["declined", "owned"]);
  expect(after.tasks.map(({ state, repId }) => [state, repId])).toEqual([
    ["moved", lead.owner.id],
    ["open", after.owner!.id],
  ]);
  const card = await cardOf(api, after.owner!.id, lead.leadId);
  expect(card!.before).toEqual([`${lead.owner.name} passed it on: On a train`]);
  expect(Date.parse(card!.dueAt!) - Date.parse(card!.at)).toBeCloseTo(15 * MINUTE, -3);
});

test("too late: what happened instead, who has it, and what was written is kept", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await clock.advance({ minutes: 15, seconds: 1 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).assignments).toHaveLength(2);
  const { owner } = await readLead(api, lead.leadId);

  const contact = { channel: "call", outcome: "reached", note: "She will call back on Monday" };
  const replies = [
    await act<TooLateReply>(api, id, "accept"),
    await act<TooLateReply>(api, id, "contact", contact),
    await act<TooLateReply>(api, id, "decline", { reason: "I was in a meeting" }),
    await act<TooLateReply>(api, id, "attempt", { channel: "call" }),
  ];

  for (const { status, body } of replies) {
    expect([status, body.code, body.owner]).toEqual([409, "too-late", owner]);
    expect(body.detail).toBe(`It went to somebody else. ${owner!.name} has it now.`);
  }
  const after = await readLead(api, lead.leadId);
  const told = after.timeline.map(({ sentence }) => sentence);
  expect(told).toContain("She will call back on Monday");
  expect(told).toContain("I was in a meeting");
  expect(after).toMatchObject({ owner, reachedAt: null, runs: [{ status: "waiting" }] });
});

test("a deadline that passed counts before anybody has acted on it", async ({ api, clock, product }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await product.whileWorkersRest(async () => {
    await clock.advance({ minutes: 15 });
    const { status, body } = await act<TooLateReply>(api, id, "contact", { channel: "call", outcome: "reached" });
    expect([status, body.detail]).toEqual([409, "The time was up. It is on its way to the next person."]);
  });
});

test("passed on after the flow has ended, a lead waits in the alarmed list of its team", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await act(api, id, "contact", { channel: "call", outcome: "reached" });
  await expect.poll(async () => (await readLead(api, lead.leadId)).runs).toMatchObject([{ status: "done" }]);

  await act(api, id, "decline", { reason: "Wrong region" });

  expect(await readLead(api, lead.leadId)).toMatchObject({
    status: "waiting-list",
    owner: null,
    waitingList: { id: flow.team },
  });
  expect((await inboxOf(api, flow.leader)).notifications).toMatchObject([{ alarm: true, leadId: lead.leadId }]);
});
