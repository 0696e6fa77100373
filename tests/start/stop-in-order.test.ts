import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { stopInOrder } from "../../server/start/stop-in-order.ts";

function parts(stops: Record<string, () => Promise<unknown>>) {
  const order: string[] = [];
  const all = Object.entries(stops).map(([name, stop]) => ({ name, stop: () => (order.push(name), stop()) }));
  return { order, all };
}

test("what was started last stops first, one after the other", async () => {
  const { order, all } = parts({ database: async () => {}, worker: () => sleep(20), web: () => sleep(20) });
  expect(await stopInOrder(all)).toEqual([]);
  expect(order).toEqual(["web", "worker", "database"]);
});

test("one that fails is named, and the others stop all the same", async () => {
  const { order, all } = parts({ database: async () => {}, web: () => Promise.reject(new Error("no")) });
  expect(await stopInOrder(all)).toEqual(["web"]);
  expect(order).toEqual(["web", "database"]);
});

test("one that never ends holds the process no longer than the limit", async () => {
  const { all } = parts({ database: async () => {}, web: () => new Promise(() => {}) });
  const began = Date.now();
  expect(await stopInOrder(all, 100)).toEqual(["database", "web"]);
  expect(Date.now() - began).toBeLessThan(2_000);
});
