import { trimFeed } from "../../server/live/feed-queries.ts";
import { act } from "../assignments/hand.ts";
import { aLiveFlow, made2xx, openAssignment, readLead, sendLead, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { connect } from "./watcher.ts";

const UNTIL_IT_WAITS = ["1 start done", "2 german yes", "3 turns assigned", "4 task done", "5 wait null"];

test("a program watches a flow: each lead's steps as they happen, in order, each once", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const watcher = await connect(product.url, product.proof);
  const topic = `flow:${flow.flowId}`;
  expect(await watcher.watch(topic)).toMatchObject({ ok: true, cursor: expect.any(String) });

  const lead = await sendOwnedLead(api, flow.source, { name: "Mia Sommer" });

  await expect.poll(() => watcher.steps(topic)).toEqual(UNTIL_IT_WAITS);
  expect(watcher.heard[0]!.data).toMatchObject({
    topic,
    runId: lead.runIds[0],
    leadId: lead.leadId,
    leadName: "Mia Sommer",
    flowId: flow.flowId,
    version: 1,
    type: "lead-captured",
    sentence: expect.any(String),
  });
  await expect
    .poll(() => watcher.heard.findLast(({ event }) => event === "run")?.data)
    .toMatchObject({ status: "waiting", nodeId: "wait", waitingUntil: expect.any(String) });
});

test("a run is taken up after the last step seen, without a gap or a repeat, while steps happen", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const topic = `run:${lead.runIds[0]}`;
  const { id } = await openAssignment(api, lead.leadId);
  const fresh = await connect(product.url, product.proof);
  const late = await connect(product.url, product.proof);

  await Promise.all([act(api, id, "decline", { reason: "Busy" }), fresh.watch(topic, 0), late.watch(topic, 3)]);

  const all = [...UNTIL_IT_WAITS, "6 wait declined", "7 escalate assigned", "8 task done", "9 wait null"];
  await expect.poll(() => fresh.steps(topic)).toEqual(all);
  await expect.poll(() => late.steps(topic)).toEqual(all.slice(3));
});

test("without a number, a run is watched from now on", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const lead = await sendOwnedLead(api, flow.source);
  const topic = `run:${lead.runIds[0]}`;
  const watcher = await connect(product.url, product.proof);
  await watcher.watch(topic);
  await act(api, (await openAssignment(api, lead.leadId)).id, "contact", { channel: "call", outcome: "reached" });
  await expect.poll(() => watcher.steps(topic)).toEqual(["6 wait reached", "7 reached done"]);
});

test("a rep hears of a new lead within a second, and who loses one hears it, too", async ({ api, product, clock }) => {
  const flow = await aLiveFlow(api);
  const watchers = new Map(
    await Promise.all(
      flow.reps.map(async (id) => {
        const watcher = await connect(product.url, { headers: (await product.as(id)).headers });
        expect(await watcher.watch(`rep:${id}`)).toMatchObject({ ok: true });
        return [id, watcher] as const;
      }),
    ),
  );
  const began = Date.now();
  const lead = await sendOwnedLead(api, flow.source);
  const first = watchers.get(lead.owner.id)!;
  await expect.poll(() => first.heard, { interval: 10 }).not.toEqual([]);
  expect(Date.now() - began).toBeLessThan(1000);
  expect(first.heard).toMatchObject([{ event: "inbox", data: { leadId: lead.leadId, topic: `rep:${lead.owner.id}` } }]);

  await clock.advance({ minutes: 15, seconds: 1 });

  await expect.poll(async () => (await readLead(api, lead.leadId)).owner!.id).not.toBe(lead.owner.id);
  const second = watchers.get((await readLead(api, lead.leadId)).owner!.id)!;
  await expect.poll(() => second.heard.length).toBe(1);
  await expect.poll(() => first.heard.length).toBe(2);
  const third = [...watchers.values()].find((watcher) => watcher !== first && watcher !== second)!;
  expect(third.heard).toEqual([]);
});

test("who was away takes up where they were: nothing twice, nothing missing", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const topic = `flow:${flow.flowId}`;
  const before = await connect(product.url, product.proof);
  await before.watch(topic);
  const seen = await sendOwnedLead(api, flow.source);
  await expect.poll(() => before.steps(topic)).toHaveLength(5);
  await expect.poll(() => before.cursor()).toEqual(expect.any(String));
  before.close();
  const missed = await sendOwnedLead(api, flow.source);

  const after = await connect(product.url, product.proof);
  await after.watch(topic, before.cursor());
  const live = await sendOwnedLead(api, flow.source);

  await expect.poll(() => after.steps(topic)).toHaveLength(10);
  const runs = after.heard.flatMap(({ event, data }) => (event === "step" ? [data["runId"]] : []));
  expect(new Set(runs)).toEqual(new Set([missed.runIds[0], live.runIds[0]]));
  expect(runs).not.toContain(seen.runIds[0]);
});

test("a place in the feed that is not kept any more says so", async ({ api, db, product, clock }) => {
  const flow = await aLiveFlow(api);
  const watcher = await connect(product.url, product.proof);
  const topic = `flow:${flow.flowId}`;
  const place = await watcher.watch(topic);
  await sendLead(api, flow.source);
  await expect.poll(() => watcher.steps(topic)).toHaveLength(5);
  await clock.advance({ hours: 2 });
  await trimFeed(db);
  await sendLead(api, flow.source);

  const later = await connect(product.url, product.proof);
  expect(await later.watch(topic, (place as { cursor: string }).cursor)).toMatchObject({ ok: true });
  expect(await later.watch(`rep:${flow.leader}`, "no cursor at all")).toMatchObject({ ok: true });

  await expect
    .poll(() => later.heard.filter(({ event }) => event === "resync").map(({ data }) => data["topic"]))
    .toEqual([topic, `rep:${flow.leader}`]);
});

test("what is not watched any more is not told", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const watcher = await connect(product.url, product.proof);
  await watcher.watch(`flow:${flow.flowId}`);
  await watcher.watch("attention");
  watcher.unwatch(`flow:${flow.flowId}`);

  const { leadId } = await sendLead(api, flow.source, { language: "fr" });

  // Leads of other tests may need attention, too.
  const told = () => watcher.heard.filter(({ data }) => data["leadId"] === leadId);
  await expect.poll(() => told().map(({ event, data }) => [event, data["topic"]])).toEqual([["inbox", "attention"]]);
  await made2xx(api.post(`/leads/${leadId}/close`, { reason: "Spam" }));
  await expect.poll(() => told().at(-1)!.data["change"]).toBe("closed");
});

test("a lead on the waiting list is told to everybody who could take it, and so is that somebody did", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api, { reps: 2 });
  const [ann, bob] = flow.reps as [string, string];
  const watcher = await connect(product.url, { headers: (await product.as(bob)).headers });
  await watcher.watch(`rep:${bob}`);
  const { leadId } = await sendLead(api, flow.source, { language: "fr" });
  await expect.poll(() => watcher.heard.map(({ data }) => data["leadId"])).toEqual([leadId]);
  await made2xx(api.post(`/leads/${leadId}/claim`, { onBehalfOf: ann }));
  await expect.poll(() => watcher.heard.map(({ data }) => data["leadId"])).toEqual([leadId, leadId]);
});

test("what is no topic, and a step that there cannot be, are refused before the database is asked", async ({
  product,
}) => {
  const watcher = await connect(product.url, product.proof);
  const nothing = "run:00000000-0000-7000-8000-000000000000";
  for (const [topic, after] of [[`run:${"-".repeat(36)}`], [`run:${"0".repeat(36)}`, 0], [nothing, 2 ** 40]] as const) {
    expect(await watcher.watch(topic, after)).toMatchObject({ ok: false, code: "bad-watch" });
  }
});
