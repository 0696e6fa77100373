import type { InboxReply } from "../../server/inbox/contract.ts";
import type { LeadDetail } from "../../server/leads/contract.ts";
import type { Caller } from "../http/callers.ts";
import { connect } from "../live/watcher.ts";
import { aLiveFlow, aRep, made2xx, openAssignment, readLead, sendLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";

const CONTACT = { channel: "call", outcome: "reached", note: "Not mine to write" };

/** A lead that Ann has, and Bob, who is in the same team. */
async function annsLead(api: Caller, as: (id: string) => Promise<Caller>) {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const bobId = flow.reps.find((id) => id !== lead.owner.id)!;
  const assignment = await openAssignment(api, lead.leadId);
  const detail = await readLead(api, lead.leadId);
  return {
    flow,
    lead,
    detail,
    assignment,
    annId: lead.owner.id,
    bobId,
    ann: await as(lead.owner.id),
    bob: await as(bobId),
  };
}

test("another rep's lead, path, task and answer are not there, whatever is tried", async ({ api, product }) => {
  const { lead, detail, assignment, annId, bob, bobId } = await annsLead(api, product.as);
  const runId = lead.runIds[0]!;
  const acts = [
    bob.get(`/leads/${lead.leadId}`),
    bob.get(`/runs/${runId}`),
    bob.post(`/leads/${lead.leadId}/claim`),
    bob.post(`/leads/${lead.leadId}/notes`, { text: "Mine?" }),
    bob.post(`/leads/${lead.leadId}/close`, { reason: "Mine?" }),
    bob.post(`/assignments/${assignment.id}/accept`),
    bob.post(`/assignments/${assignment.id}/accept`, { onBehalfOf: annId }),
    bob.post(`/assignments/${assignment.id}/accept`, { onBehalfOf: bobId }),
    bob.post(`/assignments/${assignment.id}/decline`, { reason: "Mine?" }),
    bob.post(`/assignments/${assignment.id}/contact`, CONTACT),
    bob.post(`/assignments/${assignment.id}/attempt`, { channel: "call" }),
    bob.post(`/tasks/${detail.tasks[0]!.id}/complete`),
    bob.post(`/tasks/${detail.tasks[0]!.id}/complete`, { onBehalfOf: annId }),
  ];
  for (const { status, body } of await Promise.all(acts)) {
    expect([status, body]).toEqual([404, expect.anything()]);
    expect(JSON.stringify(body)).not.toMatch(new RegExp([annId, detail.name, detail.owner!.name].join("|")));
  }
  const claimed = await bob.post(`/leads/${lead.leadId}/claim`);
  expect(claimed.body).not.toHaveProperty("owner");
  expect(await readLead(api, lead.leadId)).toEqual(detail);
});

test("a lead that does not exist and one of somebody else get the very same answer", async ({ api, product }) => {
  const { lead, assignment, bob } = await annsLead(api, product.as);
  const none = crypto.randomUUID();
  const pairs = [
    [`/leads/${lead.leadId}`, `/leads/${none}`],
    [`/runs/${lead.runIds[0]}`, `/runs/${none}`],
  ];
  for (const [theirs, nothing] of pairs) {
    expect((await bob.get(theirs!)).body).toEqual((await bob.get(nothing!)).body);
  }
  const accept = async (id: string) => (await bob.post(`/assignments/${id}/accept`)).body;
  expect(await accept(assignment.id)).toEqual(await accept(none));
});

test("lists show a rep their own only", async ({ api, product }) => {
  const { lead, ann, bob, annId } = await annsLead(api, product.as);
  const lists = [`/leads?search=Sommer`, `/leads?ownerId=${annId}`, `/runs?leadId=${lead.leadId}`, "/runs"];
  for (const path of lists) {
    const mine = await made2xx(ann.get<{ data: object[] }>(path));
    expect([path, mine.data.length]).toEqual([path, 1]);
    expect([path, await made2xx(bob.get(path))]).toEqual([path, { data: [], nextCursor: null }]);
  }
  const { data, notifications } = await made2xx(bob.get<InboxReply>("/inbox"));
  expect([data, notifications]).toEqual([[], []]);
});

test("a rep acts for nobody else; a manager and a program do", async ({ api, product }) => {
  const { flow, lead, annId, ann, bob } = await annsLead(api, product.as);
  const { leadId } = await sendLead(api, flow.source, { language: "fr" });
  const leader = await product.as(flow.leader);

  expect((await bob.get(`/inbox?onBehalfOf=${annId}`)).status).toBe(403);
  expect((await bob.post(`/leads/${leadId}/claim`, { onBehalfOf: annId })).status).toBe(403);
  expect((await bob.get("/attention")).status).toBe(403);
  expect((await bob.post(`/leads/${leadId}/assign`, { repId: annId, reason: "For you" })).status).toBe(403);

  expect((await ann.get(`/inbox?onBehalfOf=${annId}`)).status).toBe(200);
  expect((await leader.get(`/inbox?onBehalfOf=${annId}`)).status).toBe(200);
  const { id } = await openAssignment(api, lead.leadId);
  const accepted = await leader.post(`/assignments/${id}/accept`, { onBehalfOf: annId });
  expect(accepted).toMatchObject({ status: 200, body: { repId: annId } });
  const claimed = await leader.post(`/leads/${leadId}/claim`, { onBehalfOf: annId });
  expect(claimed).toMatchObject({ status: 200, body: { repId: annId } });
});

test("who has passed a lead on, or lost it, sees it no more", async ({ api, product }) => {
  const { lead, ann, assignment, annId } = await annsLead(api, product.as);
  expect((await ann.get<LeadDetail>(`/leads/${lead.leadId}`)).body.owner!.id).toBe(annId);
  await made2xx(ann.post(`/assignments/${assignment.id}/decline`, { reason: "On a train" }));
  expect((await ann.get(`/leads/${lead.leadId}`)).status).toBe(404);
  expect((await ann.get(`/runs/${lead.runIds[0]}`)).status).toBe(404);
});

test("a lead on the waiting list is there for its team and for nobody else", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const { leadId } = await sendLead(api, flow.source, { language: "fr" });
  expect((await (await product.as(flow.reps[0]!)).get(`/leads/${leadId}`)).status).toBe(200);
  expect((await (await product.as(await aRep(api))).get(`/leads/${leadId}`)).status).toBe(404);
});

test("topics of others, of flows and of what needs attention are refused to a rep", async ({ api, product }) => {
  const { flow, lead, ann, annId, bob, bobId } = await annsLead(api, product.as);
  const watcher = await connect(product.url, { headers: bob.headers });
  const none = `run:${crypto.randomUUID()}`;
  for (const topic of [
    `run:${lead.runIds[0]}`,
    none,
    `rep:${annId}`,
    `flow:${flow.flowId}`,
    `editor:${flow.flowId}`,
    "attention",
  ]) {
    expect([topic, await watcher.watch(topic, 0)]).toEqual([
      topic,
      { ok: false, code: "no-such-topic", message: expect.any(String) },
    ]);
  }
  expect(await watcher.watch("lead:1")).toMatchObject({ ok: false, code: "bad-watch" });
  expect(await watcher.watch(`rep:${bobId}`)).toMatchObject({ ok: true });
  const anns = await connect(product.url, { headers: ann.headers });
  expect(await anns.watch(`run:${lead.runIds[0]}`, 0)).toMatchObject({ ok: true });
  expect(watcher.heard).toEqual([]);
});

test("the step that takes a lead from a rep is already not theirs to hear", async ({ api, product, clock }) => {
  const { lead, ann } = await annsLead(api, product.as);
  const topic = `run:${lead.runIds[0]}`;
  const watcher = await connect(product.url, { headers: ann.headers });
  await watcher.watch(topic, 0);
  expect(watcher.steps(topic)).toHaveLength(5);
  await clock.advance({ minutes: 15, seconds: 1 });
  await expect.poll(async () => (await readLead(api, lead.leadId)).assignments).toHaveLength(2);
  const everything = await connect(product.url, product.proof);
  await everything.watch(topic, 0);
  expect(everything.steps(topic)).toHaveLength(9);
  expect(watcher.steps(topic)).toHaveLength(5);
});
