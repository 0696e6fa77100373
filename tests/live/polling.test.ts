import { aLiveFlow, sendOwnedLead } from "../setup/live-flow.ts";
import { test as serverTest } from "../setup/start-server.ts";
import { expect, test } from "../setup/product-test.ts";
import { connect } from "./watcher.ts";

test("where no WebSocket gets through, steps come all the same", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const watcher = await connect(product.url, { ...product.proof, transports: ["polling"] });
  const topic = `flow:${flow.flowId}`;
  expect(await watcher.watch(topic)).toMatchObject({ ok: true });

  await sendOwnedLead(api, flow.source);

  await expect.poll(() => watcher.steps(topic)).toContain("1 start done");
});

// In a process of its own: what is answered twice is an exception that nobody catches, and used to end it.
serverTest("nobody's handshake over plain HTTP is answered once, and ends nothing", async ({ server }) => {
  const asked = await Promise.allSettled(
    [1, 2, 3].map(() => fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)),
  );
  expect(asked.map((reply) => reply.status === "fulfilled" && reply.value.status)).toEqual([200, 200, 200]);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
