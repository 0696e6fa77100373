import type { AttentionReply } from "../../server/attention/contract.ts";
import type { Caller } from "../http/callers.ts";
import { connect } from "../live/watcher.ts";
import {
  aLiveFlow,
  aRep,
  asOffer,
  made2xx,
  openAssignment,
  readLead,
  sendLead,
  sendOwnedLead,
} from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { act, cardOf, inboxOf, type TooLateReply } from "./hand.ts";

const MINUTE = 60_000;

interface Team {
  readonly members: { readonly repId: string; readonly turnsOwed: number }[];
}

async function balanceOf(api: Caller, team: string): Promise<Record<string, number>> {
  const { members } = await made2xx(api.get<Team>(`/teams/${team}`));
  return Object.fromEntries(members.map(({ repId, turnsOwed }) => [repId, turnsOwed]));
}

test("a lead given by hand takes its tasks along, and the flow watches the new person with the whole time", async ({
  api,
  clock,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const other = flow.reps.find((id) => id !== lead.owner.id)!;
  await clock.advance({ minutes: 12 });

  await made2xx(api.post(`/leads/${lead.leadId}/assign`, { repId: other, reason: "Knows the company" }));

  await expect.poll(async () => (await cardOf(api, other, lead.leadId))?.dueSince).toEqual(expect.any(String));
  const card = (await cardOf(api, other, lead.leadId))!;
  expect(Date.parse(card.dueAt!) - Date.parse(card.at)).toBeCloseTo(15 * MINUTE, -3);
  expect(card).toMatchObject({ isNew: true, tasks: [{ title: "make contact", state: "open" }] });
  expect(await cardOf(api, lead.owner.id, lead.leadId)).toBeUndefined();
  expect((await inboxOf(api, other)).notifications[0]!.text).toContain("Knows the company");
  await clock.advance({ minutes: 14 });
  expect((await readLead(api, lead.leadId)).owner!.id).toBe(other);
  await act(api, card.assignmentId, "contact", { channel: "call", outcome: "reached" });
  await expect.poll(async () => (await readLead(api, lead.leadId)).runs).toMatchObject([{ status: "done" }]);
});

test("a turn that is taken back by hand is given back exactly", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const before = await balanceOf(api, flow.team);
  const lead = await sendOwnedLead(api, flow.source);
  expect(await balanceOf(api, flow.team)).not.toEqual(before);
  const outsider = await aRep(api);

  await made2xx(api.post(`/leads/${lead.leadId}/assign`, { repId: outsider, reason: "An old customer" }));

  expect(await balanceOf(api, flow.team)).toEqual(before);
});

test("given by hand after the deadline and before anybody acted on it, the new person keeps it", async ({
  api,
  clock,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const other = flow.reps.find((id) => id !== lead.owner.id)!;
  await product.whileWorkersRest(async () => {
    await clock.advance({ minutes: 20 });
    await made2xx(api.post(`/leads/${lead.leadId}/assign`, { repId: other, reason: "Is free" }));
  });
  await expect.poll(async () => (await cardOf(api, other, lead.leadId))?.dueSince).toEqual(expect.any(String));
  const after = await readLead(api, lead.leadId);
  expect(after.owner!.id).toBe(other);
  expect(after.assignments).toHaveLength(2);
  expect((await inboxOf(api, flow.leader)).notifications).toEqual([]);
});

test("who has it, who is gone and what is closed are refused with the reason", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const give = (repId: string) => api.post(`/leads/${lead.leadId}/assign`, { repId, reason: "Try" });
  const gone = await aRep(api);
  await made2xx(api.patch(`/reps/${gone}`, { active: false }));

  expect(await give(lead.owner.id)).toMatchObject({ status: 409, body: { code: "already-theirs" } });
  expect(await give(gone)).toMatchObject({ status: 409, body: { code: "person-inactive" } });
  expect(await give(crypto.randomUUID())).toMatchObject({ status: 404, body: { code: "no-such-person" } });
  await made2xx(api.post(`/leads/${lead.leadId}/close`, { reason: "Spam" }));
  expect(await give(flow.reps.find((id) => id !== lead.owner.id)!)).toMatchObject({
    status: 409,
    body: { code: "lead-closed" },
  });
});

test("of several who claim a waiting lead one wins; the others hear who has it", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const { leadId } = await sendLead(api, flow.source, { language: "fr" });
  expect(await readLead(api, leadId)).toMatchObject({ status: "waiting-list", waitingList: { id: flow.team } });
  expect((await inboxOf(api, flow.reps[0]!)).claimable.map(({ id }) => id)).toContain(leadId);
  const callers = await Promise.all(flow.reps.map((id) => product.as(id)));

  const replies = await Promise.all(callers.map((rep) => rep.post<TooLateReply>(`/leads/${leadId}/claim`)));

  const { owner, assignments, tasks } = await readLead(api, leadId);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  for (const { status, body } of replies) {
    if (status === 409) expect(body).toMatchObject({ code: "too-late", owner });
  }
  expect(assignments).toMatchObject([{ repId: owner!.id, state: "owned", acceptedAt: expect.any(String) }]);
  expect(tasks).toMatchObject([{ repId: owner!.id, state: "open", title: "Make contact" }]);
  const winner = callers[flow.reps.indexOf(owner!.id)]!;
  expect(await winner.post(`/leads/${leadId}/claim`)).toMatchObject({ status: 200, body: { repId: owner!.id } });
});

test("who takes leads from the waiting list keeps to their own limits, however many they take at once", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const [repId] = flow.reps;
  await made2xx(
    api.put(`/reps/${repId}/limits`, { limits: [{ what: "open", most: 2, window: "moving" }], capacity: 1 }),
  );
  const leads = await Promise.all([1, 2, 3, 4, 5].map(() => sendLead(api, flow.source, { language: "fr" })));
  const rep = await product.as(repId!);

  const replies = await Promise.all(leads.map(({ leadId }) => rep.post(`/leads/${leadId}/claim`)));

  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 409, 409, 409]);
  expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({
    code: "limit-reached",
    detail: "The limit is 2 open leads at a time, and 2 are there already. Reach or close one of them first.",
  });
  const { data } = await inboxOf(api, repId!);
  await made2xx(api.post(`/leads/${data[0]!.lead.id}/close`, { reason: "Spam" }));
  const waiting = leads.find((_, index) => replies[index]!.status === 409)!;
  expect(await rep.post(`/leads/${waiting.leadId}/claim`)).toMatchObject({ status: 200 });
});

test("to those outside the team a claimed lead is not there, whoever has it", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const waiting = await sendLead(api, flow.source, { language: "fr" });
  const owned = await sendOwnedLead(api, flow.source);
  const stranger = await product.as(await aRep(api));
  for (const { leadId } of [waiting, owned, { leadId: crypto.randomUUID() }]) {
    expect(await stranger.post(`/leads/${leadId}/claim`)).toMatchObject({
      status: 404,
      body: { code: "no-such-lead" },
    });
  }
  await made2xx(api.post(`/leads/${owned.leadId}/close`, { reason: "Spam" }));
  expect((await stranger.post(`/leads/${owned.leadId}/claim`)).status).toBe(404);
});

test("a closed lead is over: no deadline, no task, no answer any more, but what is written is kept", async ({
  api,
  clock,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const { id } = await openAssignment(api, lead.leadId);

  await made2xx(api.post(`/leads/${lead.leadId}/close`, { reason: "Bought elsewhere", onBehalfOf: lead.owner.id }));

  const contact = { channel: "email", outcome: "sent", note: "Thanked her" };
  expect(await act<TooLateReply>(api, id, "contact", contact)).toMatchObject({
    status: 409,
    body: { detail: "It was closed.", owner: null },
  });
  await clock.advance({ minutes: 20 });
  const after = await readLead(api, lead.leadId);
  expect(after).toMatchObject({
    status: "closed",
    owner: { id: lead.owner.id },
    tasks: [{ state: "done" }],
    runs: [{ status: "cancelled", waitingFor: null }],
  });
  expect(after.timeline.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining(["Bought elsewhere", "Thanked her"]),
  );
  expect(await cardOf(api, lead.owner.id, lead.leadId)).toBeUndefined();
});

test("notes stand under the name of the one for whom they were written", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const owner = await product.as(lead.owner.id);
  const note = (caller: Caller, text: string, onBehalfOf?: string) =>
    caller.post(`/leads/${lead.leadId}/notes`, { text, ...(onBehalfOf && { onBehalfOf }) });

  expect((await note(owner, "Prefers mornings")).status).toBe(200);
  expect((await note(api, "From the CRM", lead.owner.id)).status).toBe(200);
  expect((await note(api, "From a program")).status).toBe(200);
  expect((await note(api, "From nobody", crypto.randomUUID())).status).toBe(404);
  expect((await note(owner, "In another's name", flow.leader)).status).toBe(403);

  const notes = (await readLead(api, lead.leadId)).timeline.filter(({ kind }) => kind === "note");
  expect(notes.map(({ sentence, by }) => [sentence, by?.id ?? null])).toEqual([
    ["Prefers mornings", lead.owner.id],
    ["From the CRM", lead.owner.id],
    ["From a program", null],
  ]);
});

test("a path that is stopped by hand leaves nobody without an owner or an alarm", async ({ api, product }) => {
  const flow = await aLiveFlow(api, { change: asOffer });
  const { leadId, runIds } = await sendLead(api, flow.source);
  const offer = await openAssignment(api, leadId);
  const watcher = await connect(product.url, product.proof);
  await watcher.watch(`run:${runIds[0]}`);

  await made2xx(api.post(`/runs/${runIds[0]}/cancel`));

  expect(await readLead(api, leadId)).toMatchObject({
    status: "attention",
    attention: { code: "path-stopped", sentence: "Its path was stopped by hand, and nobody has it" },
    assignments: [{ state: "released" }],
  });
  expect((await act(api, offer.id, "accept")).status).toBe(409);
  const { data } = await made2xx(api.get<AttentionReply>("/attention?kind=no-flow"));
  expect(data.map(({ lead }) => lead.id)).toContain(leadId);
  await expect.poll(() => watcher.heard.at(-1)?.data).toMatchObject({ status: "cancelled", runId: runIds[0] });

  const owned = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, owned.source);
  await made2xx(api.post(`/runs/${lead.runIds[0]}/cancel`));
  expect(await readLead(api, lead.leadId)).toMatchObject({ status: "assigned", owner: { id: lead.owner.id } });
  expect((await api.post(`/runs/${crypto.randomUUID()}/cancel`)).status).toBe(404);
});
