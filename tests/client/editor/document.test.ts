import { expect, test } from "vitest";
import {
  addAfter,
  addStep,
  connect,
  cutOut,
  insertOn,
  moveSteps,
  paste,
  removeAndClose,
  removeSteps,
  replaceStep,
} from "../../../client/editor/document.ts";
import { fromClipboard, toClipboard } from "../../../client/editor/clipboard.ts";
import type { Graph } from "../../../engine/graph.ts";
import { graphSchema } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const graph = mainJob({ team: "7d444840-9dc0-41d1-b245-5ffdce74fad2" });
const TASK = { type: "create-task", config: { title: "call" } };
const targetOf = ({ edges }: Graph, source: string, exit: string) =>
  edges.find((edge) => edge.source === source && edge.sourceHandle === exit)?.target;

test("an outcome has one arrow: a second one takes the place of the first", () => {
  const next = connect(graph, "turns", "assigned", "wait");
  expect(targetOf(next, "turns", "assigned")).toBe("wait");
  expect(next.edges).toHaveLength(graph.edges.length);
});

test("a step put into an arrow stands between, and what was below makes room", () => {
  const added = insertOn(graph, "turns-assigned", TASK, nodeTypes)!;
  expect(targetOf(added.graph, "turns", "assigned")).toBe(added.nodeId);
  expect(targetOf(added.graph, added.nodeId, "done")).toBe("task");
  const y = (id: string) => added.graph.nodes.find((node) => node.id === id)!.position.y;
  expect(y(added.nodeId)).toBeLessThan(y("task"));
});

test("a step added behind an outcome that leads nowhere ends there", () => {
  const added = addAfter(graph, { source: "escalate", exit: "stayed" }, TASK, nodeTypes);
  expect(targetOf(added.graph, "escalate", "stayed")).toBe(added.nodeId);
  expect(targetOf(added.graph, added.nodeId, "done")).toBeUndefined();
});

test("a deleted step takes its arrows with it; taken out of a chain, the gap closes", () => {
  const gone = removeSteps(graph, new Set(["task"]));
  expect(gone.edges.some(({ source, target }) => source === "task" || target === "task")).toBe(false);
  const closed = removeAndClose(graph, "task", nodeTypes);
  expect(targetOf(closed, "turns", "assigned")).toBe("wait");
  expect(targetOf(closed, "escalate", "assigned")).toBe("wait");
});

test("a replaced step keeps its arrows: a plain way out becomes the usual outcome", () => {
  const replaced = replaceStep(graph, "task", { type: "round-robin", config: {} }, nodeTypes);
  expect(targetOf(replaced, "task", "assigned")).toBe("wait");
  expect(targetOf(replaced, "task", "nobody")).toBeUndefined();
});

test("what followed a wait for a time follows a wait in vain, never the customer who was reached", () => {
  const waiting = replaceStep(graph, "wait", { type: "wait", config: { for: "PT15M" } }, nodeTypes);
  expect(targetOf(waiting, "wait", "reached")).toBeUndefined();
  const drawn = connect(waiting, "wait", "done", "escalate");
  const mended = replaceStep(drawn, "wait", { type: "wait-for-contact", config: {} }, nodeTypes);
  expect(targetOf(mended, "wait", "reached")).toBeUndefined();
  expect(targetOf(mended, "wait", "declined")).toBe("escalate");
  expect(targetOf(mended, "wait", "timeout")).toBe("escalate");
});

test("a copy has steps and arrows of its own and is a drawing that can be saved", () => {
  const piece = fromClipboard(toClipboard(cutOut(graph, new Set(["turns", "task"]))))!;
  const pasted = paste(graph, piece);
  expect(pasted.copies).toHaveLength(2);
  expect(new Set(pasted.graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length + 2);
  const [turns, task] = pasted.copies as [string, string];
  expect(targetOf(pasted.graph, turns, "assigned")).toBe(task);
  expect(graphSchema.parse(pasted.graph)).toEqual(pasted.graph);
});

test("other texts on the clipboard are no steps", () => {
  expect(fromClipboard("hello")).toBeUndefined();
  expect(fromClipboard('{"baton-steps": 7}')).toBeUndefined();
  expect(fromClipboard('{"baton-steps":{"nodes":[{"title":"no step"}],"edges":[]}}')).toBeUndefined();
});

test("a new step covers no other one", () => {
  const first = addStep({ nodes: [], edges: [] }, TASK, { x: 0, y: 0 });
  const second = addStep(first.graph, TASK, { x: 10, y: 10 });
  const [a, b] = second.graph.nodes.map(({ position }) => position);
  expect(Math.abs(a!.x - b!.x)).toBeGreaterThanOrEqual(224);
});

test("moving nothing changes nothing, so that there is nothing to save or to undo", () => {
  expect(moveSteps(graph, new Map([["task", graph.nodes.find(({ id }) => id === "task")!.position]]))).toBe(graph);
});
