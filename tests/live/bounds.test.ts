import { trimFeed } from "../../server/live/feed-queries.ts";
import { aLiveFlow, aRep, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { connect, type Watcher } from "./watcher.ts";

const codes = (replies: readonly Awaited<ReturnType<Watcher["watch"]>>[]) =>
  replies.map((reply) => (reply.ok ? "ok" : reply.code));
const times = (count: number) => Array.from({ length: count });

test("who asks for what was missed again and again is told to read anew, and holds nobody else up", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const topic = `flow:${flow.flowId}`;
  await sendOwnedLead(api, flow.source);
  const greedy = await connect(product.url, { headers: (await product.as(flow.leader)).headers });
  const { cursor: old } = (await greedy.watch(topic)) as { cursor: string };
  for (let count = 0; count < 4; count++) await sendOwnedLead(api, flow.source);
  const other = await connect(product.url, product.proof);
  await other.watch(topic);

  const again = times(400).map(() => greedy.watch(topic, old));
  const began = Date.now();
  await sendOwnedLead(api, flow.source);
  await expect.poll(() => other.steps(topic), { timeout: 10_000 }).toHaveLength(5);
  const heldUp = Date.now() - began;
  expect(new Set(codes(await Promise.all(again)))).toEqual(new Set(["ok"]));

  expect(greedy.heard.filter(({ event }) => event === "resync")).toHaveLength(250);
  expect(heldUp).toBeLessThan(5_000);
  // Another person's turn is their own.
  const rep = flow.reps[0]!;
  const fresh = await connect(product.url, { headers: (await product.as(rep)).headers });
  await fresh.watch(`rep:${rep}`, old);
  expect(new Set(fresh.heard.map(({ event }) => event))).toEqual(new Set(["inbox"]));
});

test("more watches than any screen needs are refused for a while, on all connections of a person together", async ({
  api,
  product,
}) => {
  const rep = await aRep(api);
  const { headers } = await product.as(rep);
  const [one, two] = [await connect(product.url, { headers }), await connect(product.url, { headers })];
  const replies = await Promise.all(times(320).flatMap(() => [one.watch(`rep:${rep}`), two.watch(`rep:${rep}`)]));
  const counted = Object.groupBy(codes(replies), (code) => code);
  expect([counted["ok"]?.length, counted["too-many-watches"]?.length]).toEqual([600, 40]);
});

test("a connection has a hundred topics, also when it asks for more at once; one it has already is no more", async ({
  product,
}) => {
  const watcher = await connect(product.url, product.proof);
  const topics = times(130).map(() => `flow:${crypto.randomUUID()}`);
  const replies = codes(await Promise.all(topics.map((topic) => watcher.watch(topic))));
  expect(replies.filter((code) => code === "ok")).toHaveLength(100);
  expect(replies.slice(100)).toEqual(times(30).map(() => "too-many-topics"));
  expect(await watcher.watch(topics[0]!)).toMatchObject({ ok: true });
});

test("after more than two thousand entries everything is read anew, whatever of it was of the topic", async ({
  api,
  db,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const topic = `flow:${flow.flowId}`;
  const watcher = await connect(product.url, product.proof);
  const { cursor } = (await watcher.watch(topic)) as { cursor: string };
  watcher.close();
  await db.query(
    `insert into feed (kind, lead_id, payload, at)
     select 'inbox', gen_random_uuid(), '{}', baton_now() from generate_series(1, 1950)`,
  );
  await sendOwnedLead(api, flow.source);
  const back = await connect(product.url, product.proof);
  await back.watch(topic, cursor);
  expect(back.steps(topic)).toHaveLength(5);
  await db.query(
    `insert into feed (kind, lead_id, payload, at)
     select 'inbox', gen_random_uuid(), '{}', baton_now() from generate_series(1, 60)`,
  );
  const late = await connect(product.url, product.proof);
  await late.watch(topic, cursor);
  expect(late.heard).toEqual([{ event: "resync", data: { topic } }]);
});

test("who was gone for longer than news are kept reads anew", async ({ api, db, product }) => {
  const flow = await aLiveFlow(api);
  const topic = `flow:${flow.flowId}`;
  const watcher = await connect(product.url, product.proof);
  const { cursor } = (await watcher.watch(topic)) as { cursor: string };
  await sendOwnedLead(api, flow.source);
  await db.query("update feed set at = at - interval '61 minutes'");
  await trimFeed(db);

  const late = await connect(product.url, product.proof);
  await late.watch(topic, cursor);
  expect(late.heard).toEqual([{ event: "resync", data: { topic } }]);
});
