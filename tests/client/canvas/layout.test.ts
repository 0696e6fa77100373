import fc from "fast-check";
import { expect, test } from "vitest";
import type { Graph } from "../../../engine/graph.ts";
import { NODE_HEIGHT, NODE_WIDTH } from "../../../client/canvas/geometry.ts";
import { tidy } from "../../../client/canvas/layout.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();

test("after tidying up the usual way of the main job runs straight down", () => {
  const places = tidy(mainJob({ team: "t" }), nodeTypes);
  const usual = ["start", "german", "turns", "task", "wait", "reached"].map((id) => places.get(id)!);
  expect(new Set(usual.map(({ x }) => x)).size).toBe(1);
  expect(usual.map(({ y }) => y)).toEqual(usual.map(({ y }) => y).toSorted((a, b) => a - b));
});

test("waiting lists stand left of the usual way, escalation right of it", () => {
  const places = tidy(mainJob({ team: "t" }), nodeTypes);
  expect(places.get("queue")!.x).toBeLessThan(places.get("turns")!.x);
  expect(places.get("escalate")!.x).toBeGreaterThan(places.get("wait")!.x);
});

test("no two steps cover each other, whatever is drawn", () => {
  const types = ["lead-captured", "language", "round-robin", "create-task", "wait-for-contact", "escalate", "end"];
  const drawing = fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 20 }).chain((drawn) => {
    const index = fc.nat(drawn.length - 1);
    const arrows = fc.array(fc.tuple(index, fc.constantFrom("done", "yes", "assigned", "timeout"), index), {
      maxLength: 40,
    });
    return arrows.map((edges): Graph => ({
      nodes: drawn.map((type, at) => ({ id: `n${at}`, type, config: {}, position: { x: 0, y: 0 } })),
      edges: edges.map(([from, sourceHandle, to], at) => ({
        id: `e${at}`,
        source: `n${from}`,
        sourceHandle,
        target: `n${to}`,
      })),
    }));
  });
  fc.assert(
    fc.property(drawing, (graph) => {
      const places = [...tidy(graph, nodeTypes).values()];
      const covering = places.filter((a, index) =>
        places.slice(index + 1).some((b) => Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_HEIGHT),
      );
      expect(covering).toEqual([]);
    }),
  );
});
