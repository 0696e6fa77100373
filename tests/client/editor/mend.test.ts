import { expect, test } from "vitest";
import { mend } from "../../../client/editor/mend.ts";
import { compile } from "../../../engine/compile.ts";
import type { Graph } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { catalog, readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const team = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
const known = { teams: new Set([team]), people: new Set<string>(), sources: new Set<string>(), fields: [] };
const whole = mainJob({ team });

const problemsOf = (graph: Graph) => compile(graph, { catalog, known }).problems;
const errorsOf = (graph: Graph) => problemsOf(graph).filter(({ severity }) => severity === "error");

test("the main job as it should be has nothing to mend", () => {
  expect(errorsOf(whole)).toEqual([]);
});

test.each(whole.edges.map(({ id }) => id))(
  "without the arrow %s, clicking the mends makes it whole again",
  (edgeId) => {
    let graph: Graph = { ...whole, edges: whole.edges.filter(({ id }) => id !== edgeId) };
    for (let clicks = 0; clicks < 5; clicks += 1) {
      const problem = errorsOf(graph).find(({ patch }) => patch);
      if (!problem) break;
      const before = errorsOf(graph).length;
      graph = mend(graph, problem, nodeTypes)!.graph;
      expect(errorsOf(graph).length).toBeLessThanOrEqual(before);
    }
    expect(errorsOf(graph).filter(({ patch }) => patch)).toEqual([]);
  },
);

test("a flow without a beginning gets one that leads to its first step", () => {
  const headless = { nodes: whole.nodes.slice(1), edges: whole.edges.filter(({ source }) => source !== "start") };
  const problem = problemsOf(headless).find(({ patch }) => patch?.do === "add-start")!;
  const mended = mend(headless, problem, nodeTypes)!;
  expect(mended.graph.edges).toContainEqual(expect.objectContaining({ source: mended.nodeId, target: "german" }));
});

test("one click on a plain wait before escalation makes it “Wait until reached”, with nothing left to mend", () => {
  const nodes = whole.nodes.map((node) =>
    node.id === "wait" ? { ...node, type: "wait", config: { for: "PT15M" } } : node,
  );
  const edges = [
    ...whole.edges.filter(({ source }) => source !== "wait"),
    { id: "plain", source: "wait", sourceHandle: "done", target: "escalate" },
  ];
  const problem = problemsOf({ nodes, edges }).find(({ patch }) => patch?.do === "replace-node")!;
  const { graph } = mend({ nodes, edges }, problem, nodeTypes)!;
  expect(graph.nodes.find(({ id }) => id === "wait")).toMatchObject({
    type: "wait-for-contact",
    config: { within: "PT15M" },
  });
  expect(errorsOf(graph)).toEqual([]);
  expect(graph.edges.filter(({ source }) => source === "wait").map(({ sourceHandle }) => sourceHandle)).toEqual([
    "declined",
    "timeout",
  ]);
});

test("a mend that no longer fits the drawing changes nothing", () => {
  const problem = errorsOf({ ...whole, edges: whole.edges.slice(0, -9) }).find(({ nodeId, patch }) => nodeId && patch)!;
  expect(mend({ nodes: [], edges: [] }, problem, nodeTypes)).toBeUndefined();
});
