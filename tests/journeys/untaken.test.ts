import type { AttentionReply } from "../../server/attention/contract.ts";
import type { FlowView } from "../../server/flows/contract.ts";
import { inboxOf } from "../assignments/hand.ts";
import { mainJob } from "../flows/main-job.ts";
import type { Caller } from "../http/callers.ts";
import { aLiveFlow, aRep, made2xx, readLead, sendLead, unique } from "../setup/live-flow.ts";
import { demoTest as test, expect } from "../setup/start-server.ts";

async function attentionTo(api: Caller, leadId: string) {
  const { data } = await made2xx(api.get<AttentionReply>("/attention?kind=no-flow&limit=200"));
  return data.find(({ lead }) => lead.id === leadId);
}

test("a lead that no flow takes is kept, answered, and shown with an alarm", async ({ api }) => {
  const manager = await aRep(api, { roles: ["manager"] });
  const source = await made2xx(api.post<{ id: string; name: string }>("/sources", { name: unique("Fair") }));

  const reply = await sendLead(api, source.id);

  expect(reply).toMatchObject({ runIds: [], duplicate: false, owner: null });
  expect(await readLead(api, reply.leadId)).toMatchObject({ status: "attention", attention: { code: "no-flow" } });
  expect(await attentionTo(api, reply.leadId)).toMatchObject({ kind: "no-flow", sentence: expect.any(String) });
  expect((await inboxOf(api, manager)).notifications).toMatchObject([{ alarm: true, leadId: reply.leadId }]);
});

test("a flow that is paused takes no new lead, and those under way go on", async ({ api, clock }) => {
  const flow = await aLiveFlow(api);
  const under = await sendLead(api, flow.source);
  expect(await made2xx(api.post<FlowView>(`/flows/${flow.flowId}/pause`))).toMatchObject({ status: "paused" });

  const meanwhile = await sendLead(api, flow.source);

  expect(meanwhile).toMatchObject({ runIds: [], owner: null });
  expect(await readLead(api, meanwhile.leadId)).toMatchObject({
    status: "attention",
    attention: { code: "flow-paused" },
  });
  expect(await attentionTo(api, meanwhile.leadId)).toBeDefined();
  await clock.advance({ minutes: 15, seconds: 1 });
  await expect.poll(async () => (await readLead(api, under.leadId)).owner?.id).not.toBe(under.owner!.id);

  expect(await made2xx(api.post<FlowView>(`/flows/${flow.flowId}/resume`))).toMatchObject({ status: "live" });
  expect((await sendLead(api, flow.source)).owner).not.toBeNull();
});

test("“all sources” takes what no other flow takes, and simulated leads stay in the demo", async ({ api }) => {
  const own = await aLiveFlow(api);
  const graph = mainJob({ team: own.team, sources: [] });
  const rest = await made2xx(api.post<{ id: string }>("/flows", { name: unique("The rest"), graph }));
  await made2xx(api.post(`/flows/${rest.id}/publish`));
  const other = await made2xx(api.post<{ id: string }>("/sources", { name: unique("Fair") }));

  const flowOf = async (source: string) => (await readLead(api, (await sendLead(api, source)).leadId)).runs[0]!.flowId;
  expect([await flowOf(own.source), await flowOf(other.id)]).toEqual([own.flowId, rest.id]);

  const { data: flows } = await made2xx(api.get<{ data: FlowView[] }>("/flows"));
  const { data: sources } = await made2xx(api.get<{ data: { id: string; demo: boolean }[] }>("/sources"));
  const demoFlow = flows.find(({ demo }) => demo)!;
  expect(demoFlow.status).toBe("live");
  expect(await flowOf(sources.find(({ demo }) => demo)!.id)).toBe(demoFlow.id);

  const second = await made2xx(api.post<{ id: string }>("/flows", { name: unique("The rest"), graph }));
  expect((await api.post(`/flows/${second.id}/publish`)).status).toBe(422);
});
