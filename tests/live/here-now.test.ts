import type { Caller } from "../http/callers.ts";
import { aRep, unique } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { hereNow } from "./here-now.ts";
import { connect } from "./watcher.ts";

async function aDraft(api: Caller): Promise<string> {
  const flow = await api.post<{ id: string }>("/flows", { name: unique("Flow"), graph: { nodes: [], edges: [] } });
  return `editor:${flow.body.id}`;
}

async function manager(api: Caller, name: string) {
  return aRep(api, { name, roles: ["manager"] });
}

test("who opens a flow's editor is seen by whoever has it open, and who leaves is gone", async ({ api, product }) => {
  const topic = await aDraft(api);
  const elsewhere = await aDraft(api);
  const [lena, daniel] = [await manager(api, "Lena"), await manager(api, "Daniel")];
  const open = async (id: string) => connect(product.url, { headers: (await product.as(id)).headers });
  const [lenas, daniels, secondWindow] = [await open(lena), await open(daniel), await open(daniel)];

  expect(await lenas.watch(topic)).toEqual({ ok: true });
  await expect.poll(() => hereNow(lenas, topic)).toEqual(["Lena"]);
  await daniels.watch(topic);
  await secondWindow.watch(topic);
  for (const screen of [lenas, daniels]) {
    await expect.poll(() => hereNow(screen, topic)).toEqual(["Daniel", "Lena"]);
  }

  // Two windows are one person; only with the last one they are gone.
  daniels.unwatch(topic);
  await daniels.watch(elsewhere);
  await expect.poll(() => hereNow(daniels, elsewhere)).toEqual(["Daniel"]);
  expect(hereNow(lenas, topic)).toEqual(["Daniel", "Lena"]);
  secondWindow.close();
  await expect.poll(() => hereNow(lenas, topic), { timeout: 3_000 }).toEqual(["Lena"]);
});

test("whose connection falls silent is gone within seconds, and back when it speaks again", async ({
  api,
  product,
}) => {
  const topic = await aDraft(api);
  const [lena, daniel] = [await manager(api, "Lena"), await manager(api, "Daniel")];
  const [lenas, daniels] = await Promise.all(
    [lena, daniel].map(async (id) => connect(product.url, { headers: (await product.as(id)).headers })),
  );
  await lenas!.watch(topic);
  await daniels!.watch(topic);
  await expect.poll(() => hereNow(lenas!, topic)).toEqual(["Daniel", "Lena"]);
  daniels!.fallSilent();
  await expect.poll(() => hereNow(lenas!, topic), { timeout: 9_000 }).toEqual(["Lena"]);
  expect(daniels!.isConnected()).toBe(true);
  daniels!.fallSilent(false);
  await expect.poll(() => hereNow(lenas!, topic), { timeout: 5_000 }).toEqual(["Daniel", "Lena"]);
});

test("a rep and a program are in no editor; who is no manager any more is put out", async ({ api, product }) => {
  const topic = await aDraft(api);
  const [lena, daniel, ann] = [await manager(api, "Lena"), await manager(api, "Daniel"), await aRep(api)];
  const [lenas, daniels, anns] = await Promise.all(
    [lena, daniel, ann].map(async (id) => connect(product.url, { headers: (await product.as(id)).headers })),
  );
  const program = await connect(product.url, product.proof);
  for (const stranger of [anns!, program]) {
    expect(await stranger.watch(topic)).toMatchObject({ ok: false, code: "no-such-topic" });
  }
  await lenas!.watch(topic);
  await daniels!.watch(topic);
  await expect.poll(() => hereNow(lenas!, topic)).toEqual(["Daniel", "Lena"]);
  expect((await api.patch(`/reps/${daniel}`, { roles: ["rep"] })).status).toBe(200);
  await expect.poll(() => hereNow(lenas!, topic), { timeout: 9_000 }).toEqual(["Lena"]);
  const told = daniels!.heard.length;
  const third = await connect(product.url, { headers: (await product.as(await manager(api, "Third"))).headers });
  await third.watch(topic);
  await expect.poll(() => hereNow(lenas!, topic)).toEqual(["Lena", "Third"]);
  expect(daniels!.heard).toHaveLength(told);
});
