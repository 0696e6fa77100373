import type { AttentionReply } from "../../server/attention/contract.ts";
import { act, cardOf, inboxOf } from "../assignments/hand.ts";
import { aLiveFlow, made2xx, openAssignment, readLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/start-server.ts";

test("nobody reacts: three people have it in turn, the leader hears of each hand-over once, then it waits", async ({
  api,
  clock,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const had = [lead.owner.id];
  for (const hand of [2, 3]) {
    expect(await cardOf(api, had.at(-1)!, lead.leadId)).toMatchObject({ isNew: true });
    await clock.advance({ minutes: 15, ms: 1 });
    await expect.poll(async () => (await readLead(api, lead.leadId)).assignments).toHaveLength(hand);
    had.push((await readLead(api, lead.leadId)).owner!.id);
    expect((await inboxOf(api, flow.leader)).notifications).toHaveLength(hand - 1);
  }
  await clock.advance({ minutes: 15, ms: 1 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).status).toBe("waiting-list");

  expect(new Set(had)).toEqual(new Set(flow.reps));
  const after = await readLead(api, lead.leadId);
  expect(after).toMatchObject({ owner: null, waitingList: { id: flow.team }, runs: [{ status: "done" }] });
  expect(after.assignments.map(({ state }) => state)).toEqual(["released", "released", "released"]);
  expect(after.tasks.map(({ state }) => state)).toEqual(["moved", "moved", "moved"]);
  expect((await inboxOf(api, flow.leader)).notifications).toHaveLength(3);
  const { data } = await made2xx(api.get<AttentionReply>("/attention?kind=waiting-list"));
  expect(data.map((item) => item.lead.id)).toContain(lead.leadId);
});

test("reached at minute five, nobody is told anything and nobody else gets it", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);
  await act(api, id, "accept", { onBehalfOf: lead.owner.id });
  await clock.advance({ minutes: 5 });
  await act(api, id, "contact", { channel: "call", outcome: "reached", onBehalfOf: lead.owner.id });
  await clock.advance({ minutes: 60 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).runs[0]!.status).toBe("done");

  expect(await readLead(api, lead.leadId)).toMatchObject({
    status: "assigned",
    owner: { id: lead.owner.id },
    assignments: [{ state: "owned" }],
    tasks: [{ state: "done" }],
  });
  expect((await inboxOf(api, flow.leader)).notifications).toEqual([]);
});

test("who is out of hours or away is passed over", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const [away, off, here] = flow.reps as [string, string, string];
  const until = new Date(Date.now() + 400 * 86_400_000).toISOString();
  await made2xx(api.patch(`/reps/${away}`, { away: { until } }));
  await made2xx(api.patch(`/reps/${off}`, { hours: {} }));
  for (let count = 0; count < 3; count++) expect((await sendOwnedLead(api, flow.source)).owner.id).toBe(here);
});

test("turns follow the shares exactly, also when many come at once", async ({ api }) => {
  const flow = await aLiveFlow(api, { reps: 2 });
  const [ann, bob] = flow.reps as [string, string];
  const members = [
    { repId: ann, weight: 3 },
    { repId: bob, weight: 1 },
  ];
  await made2xx(api.patch(`/teams/${flow.team}`, { members }));
  const leads = await Promise.all(Array.from({ length: 40 }, () => sendOwnedLead(api, flow.source)));
  const anns = leads.filter(({ owner }) => owner.id === ann);
  expect([anns.length, leads.length - anns.length]).toEqual([30, 10]);
});
