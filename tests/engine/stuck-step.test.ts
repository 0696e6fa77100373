import { endInTime } from "../../node-catalog/end-in-time.ts";
import { expect, test } from "../setup/test.ts";
import { advanceAll, aLead, anEngine, aRequest, goLive, graph, takeIn } from "./support/a-world.ts";
import { runOf } from "./support/look.ts";
import { catalogWith, stuck } from "./support/test-nodes.ts";

test("a step of one's own that loops for ever stops its own leads and nobody else's, and says which it is", async ({
  db,
  clock,
}) => {
  const ended: string[] = [];
  const nodes = catalogWith(endInTime(stuck, ({ type }) => ended.push(type)));
  const engine = anEngine(nodes);
  const flow = (step: string) => (sources: string[]) =>
    graph({ start: ["lead-captured", { sources }], step: [step], end: ["end"] }, ["start step", "step end"]);
  const bad = await goLive(db, flow("stuck"), nodes);
  const good = await goLive(db, (sources) =>
    graph({ start: ["lead-captured", { sources }], end: ["end"] }, ["start end"]),
  );

  const began = performance.now();
  const sources = [bad.source, good.source, bad.source, good.source, bad.source];
  const replies = await takeIn(
    db,
    engine,
    sources.map((source) => aRequest(source)),
  );
  expect(performance.now() - began).toBeLessThan(5_000);
  const states = await Promise.all(replies.map(({ runIds }) => runOf(db, runIds[0]!)));
  expect(states.map(({ status }) => status)).toEqual(["ready", "done", "ready", "done", "ready"]);
  expect(ended).toEqual(["stuck"]);

  for (const seconds of [1, 10, 60]) {
    await clock.advance({ seconds });
    await advanceAll(db, engine);
  }
  expect(await runOf(db, replies[0]!.runIds[0]!)).toMatchObject({
    status: "failed",
    error: { code: "step-took-too-long", message: expect.stringContaining("“Stuck”") },
  });
  const later = await aLead(db, engine, good.source);
  expect((await runOf(db, later.run)).status).toBe("done");
});
