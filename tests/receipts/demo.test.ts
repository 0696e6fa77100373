import { expect, isolatedTest as test } from "../setup/test.ts";
import { player, seed } from "../demo/a-demo.ts";
import { replayAll } from "./replay-all.ts";

test("every receipt of the demo decides the same again, and names each member of its team once", async ({
  db,
  clock,
}) => {
  await seed(db);
  await player(db, clock).playFor(5);
  const { count, different } = await replayAll(db);
  expect(different).toEqual([]);
  expect(count).toBeGreaterThan(10);
});
