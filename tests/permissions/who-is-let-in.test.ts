import { connect } from "../live/watcher.ts";
import { aLiveFlow, aRep, made2xx, sendOwnedLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";

async function aKey(api: Parameters<typeof aRep>[0], ...scopes: string[]): Promise<string> {
  return (await made2xx(api.post<{ key: string }>("/api-keys", { name: "A program", scopes }))).key;
}

test("without a session or a key no socket is opened, nor from another site", async ({ api, product }) => {
  const { headers } = await product.as(await aRep(api));
  await expect(connect(product.url, {})).rejects.toThrow();
  await expect(connect(product.url, { key: "not-a-key" })).rejects.toThrow();
  await expect(connect(product.url, { headers: { cookie: "baton.session=made-up" } })).rejects.toThrow();
  await expect(
    connect(product.url, { headers: { ...headers, origin: "https://elsewhere.example" } }),
  ).rejects.toThrow();
  expect((await connect(product.url, { headers: { ...headers, origin: product.url } })).isConnected()).toBe(true);
});

test("a key watches what its scopes let it read", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const topic = `flow:${flow.flowId}`;
  const reading = await connect(product.url, { key: await aKey(api, "leads:read") });
  const writing = await connect(product.url, { key: await aKey(api, "people:write") });
  expect(await reading.watch(topic)).toMatchObject({ ok: true });
  expect(await writing.watch(topic)).toMatchObject({ ok: false, code: "no-such-topic" });
});

test("whoever leaves the company is out: session, socket, and no new lead", async ({ api, product }) => {
  const flow = await aLiveFlow(api, { reps: 2 });
  const [gone, stays] = flow.reps as [string, string];
  const caller = await product.as(gone);
  const watcher = await connect(product.url, { headers: caller.headers });
  await watcher.watch(`rep:${gone}`);

  await made2xx(api.patch(`/reps/${gone}`, { active: false }));

  expect((await caller.get("/inbox")).status).toBe(401);
  for (let count = 0; count < 3; count++) expect((await sendOwnedLead(api, flow.source)).owner.id).toBe(stays);
  await expect.poll(() => watcher.isConnected(), { timeout: 8_000 }).toBe(false);
  await expect(connect(product.url, { headers: caller.headers })).rejects.toThrow();
});

test("signing out ends what is open elsewhere, too", async ({ api, product }) => {
  const rep = await aRep(api);
  const [phone, laptop] = [await product.as(rep), await product.as(rep)];
  const watcher = await connect(product.url, { headers: phone.headers });
  await watcher.watch(`rep:${rep}`);
  await made2xx(laptop.delete("/sessions"));
  expect((await phone.get("/inbox")).status).toBe(401);
  await expect.poll(() => watcher.isConnected(), { timeout: 8_000 }).toBe(false);
});

test("a manager who becomes a rep loses what managers watch", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const manager = await product.as(flow.leader);
  const watcher = await connect(product.url, { headers: manager.headers });
  await watcher.watch(`flow:${flow.flowId}`);
  await sendOwnedLead(api, flow.source);
  await expect.poll(() => watcher.steps(`flow:${flow.flowId}`)).toHaveLength(5);

  await made2xx(api.patch(`/reps/${flow.leader}`, { roles: ["rep"] }));

  expect((await manager.get("/flows")).status).toBe(403);
  await expect
    .poll(async () => (await watcher.watch(`flow:${flow.flowId}`)).ok, { timeout: 8_000, interval: 500 })
    .toBe(false);
  await sendOwnedLead(api, flow.source);
  expect(watcher.steps(`flow:${flow.flowId}`)).toHaveLength(5);
});
