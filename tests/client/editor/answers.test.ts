import { expect, test } from "vitest";
import { fillUp, sayAnswer, waitsOf, withAnswer } from "../../../client/editor/try/answers.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const graph = mainJob({ team: "t" });
const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
const step = (nodeId: string, exit: string | null) => ({ nodeId, exit });
const PATH = [
  step("task", "done"),
  step("wait", null),
  step("wait", "timeout"),
  step("escalate", "assigned"),
  step("wait", null),
  step("wait", "reached"),
];

test("a path tells at which steps it waited and how each wait ended", () => {
  const waits = waitsOf(PATH, nodes, nodeTypes);
  expect([...waits].map(([index, { taken }]) => [index, taken])).toEqual([
    [1, "timeout"],
    [4, "reached"],
  ]);
});

test("another answer keeps what came before it and opens what comes after", () => {
  const waits = waitsOf(PATH, nodes, nodeTypes);
  expect(withAnswer(waits, 4, "declined").map(({ event }) => event)).toEqual(["timeout", "declined"]);
  expect(withAnswer(waits, 1, "reached").map(({ event }) => event)).toEqual(["reached"]);
});

test("where nothing is said people react as usual, and there are never more answers than may be sent", () => {
  const filled = fillUp([{ nodeId: "wait", event: "timeout" }], graph, nodeTypes);
  expect(filled.slice(0, 2).map(({ event }) => event)).toEqual(["timeout", "reached"]);
  const many = Array.from({ length: 49 }, () => ({ nodeId: "wait", event: "timeout" }));
  expect(fillUp(many, graph, nodeTypes).length).toBeLessThanOrEqual(50);
});

test("a review is answered by a territory, or by nobody in time", () => {
  const territories = [{ id: "south", label: "Bavaria", regions: ["DE-BY"] }];
  const where = { id: "where", type: "territory", config: { territories }, position: { x: 0, y: 0 } };
  const waits = waitsOf([step("where", null), step("where", "undecided")], new Map([["where", where]]), nodeTypes);
  expect(waits.get(0)).toMatchObject({ taken: "undecided" });
  expect(withAnswer(waits, 0, "undecided")).toEqual([{ nodeId: "where", event: "timeout" }]);
  expect(withAnswer(waits, 0, "south")).toMatchObject([{ nodeId: "where", event: "south" }]);
});

test("an answer says when it comes", () => {
  expect(sayAnswer({ name: "reached", label: "Reached" })).toBe("Reached after 5 min");
  expect(sayAnswer({ name: "timeout", label: "Not reached in time" })).toBe("Not reached in time");
});
