import { expect, test } from "vitest";
import { moveDown, moveUp } from "../../../client/editor/outline/move-step.ts";
import { stepNumbers, toOutline } from "../../../client/editor/outline/outline.ts";
import type { Graph } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const graph = mainJob({ team: "t" });

const lines = (drawn: Graph) =>
  toOutline(drawn, nodeTypes).flatMap(({ node, number, outcomes }) => [
    `${number} ${node.id}`,
    ...(outcomes.length > 1 ? outcomes.map(({ exit, words }) => `  ${exit.label}: ${words}`) : []),
  ]);

test("the main job reads from top to bottom, with every outcome in words", () => {
  expect(lines(graph)).toEqual([
    "1 start",
    "2 german",
    "  Yes: go on with step 3",
    "  Everyone else: go to step 7",
    "  Not known: go to step 7",
    "3 turns",
    "  Assigned: go on with step 4",
    "  Nobody available: go to step 7",
    "4 task",
    "5 wait",
    "  Reached: the path ends",
    "  Passed on: go on with step 6",
    "  Not reached in time: go on with step 6",
    "6 escalate",
    "  Assigned again: go back to step 4",
    "  On the waiting list: the path ends here",
    "  Stays where it is: the path ends here",
    "7 queue",
  ]);
});

test("a last step of one side way stands under its step", () => {
  const edges = graph.edges.filter(({ id }) => !["german-unknown", "turns-nobody"].includes(id));
  expect(lines({ ...graph, edges })).toContain("2a queue");
});

test("a step that no arrow leads to is not forgotten", () => {
  const nodes = [...graph.nodes, { id: "alone", type: "notify", config: {}, position: { x: 0, y: 0 } }];
  expect(lines({ ...graph, nodes })).toContain("8 alone");
});

test("up and down change places with the neighbour, on the way and in the drawing, and are each other's undoing", () => {
  const chain: Graph = {
    nodes: ["start", "task", "deal", "end"].map((id, at) => ({
      id,
      type: { start: "lead-captured", task: "create-task", deal: "create-deal", end: "end" }[id]!,
      config: {},
      position: { x: 0, y: at * 120 },
    })),
    edges: [
      ["start", "task"],
      ["task", "deal"],
      ["deal", "end"],
    ].map(([source, target]) => ({ id: `${source}`, source: source!, sourceHandle: "done", target: target! })),
  };
  const moved = moveUp(chain, "deal", nodeTypes)!;
  expect(lines(moved)).toEqual(["1 start", "2 deal", "3 task"]);
  expect(moved.nodes.find(({ id }) => id === "deal")!.position.y).toBe(120);
  expect(lines(moveDown(moved, "deal", nodeTypes)!)).toEqual(["1 start", "2 task", "3 deal"]);
  expect(moveUp(chain, "task", nodeTypes)).toBeUndefined();
});

test("every step but the ends has the number of its line, for whoever else says it", () => {
  const numbers = stepNumbers(graph, nodeTypes);
  expect([...numbers].map(([id, number]) => `${number} ${id}`)).toEqual(
    lines(graph).filter((line) => !line.startsWith(" ")),
  );
  expect(numbers.has("end")).toBe(false);
});
