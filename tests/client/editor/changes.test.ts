import { expect, test } from "vitest";
import { changesBetween } from "../../../client/editor/changes.ts";
import { NO_NAMES } from "../../../client/config-form/names.ts";
import { addAfter, changeConfig, connect, moveSteps, removeSteps } from "../../../client/editor/document.ts";
import type { Graph } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const before = mainJob({ team: "t" });
const sentences = (after: Graph) =>
  changesBetween(before, after, { nodeTypes, names: NO_NAMES }).map(({ sentence }) => sentence);

test("a changed value is said with what it was and what it is", () => {
  expect(sentences(changeConfig(before, "wait", { within: "PT30M" }))).toEqual([
    "Wait until reached: wait at most 15 minutes → 30 minutes",
  ]);
});

test("new and removed steps are named; their arrows come and go with them", () => {
  const added = addAfter(before, { source: "escalate", exit: "stayed" }, { type: "notify", config: {} }, nodeTypes);
  expect(sentences(added.graph)).toEqual(["Notify is new", "Escalate: “Stays where it is” leads to Notify"]);
  expect(sentences(removeSteps(before, new Set(["reached"])))).toEqual([
    "End is gone",
    "Wait until reached: “Reached” leads to nowhere",
  ]);
});

test("an arrow that leads elsewhere is a change, a step that stands elsewhere is none", () => {
  expect(sentences(connect(before, "turns", "nobody", "escalate"))).toEqual([
    "Take turns: “Nobody available” leads to Escalate",
  ]);
  expect(sentences(moveSteps(before, new Map([["task", { x: 900, y: 0 }]])))).toEqual([]);
});
