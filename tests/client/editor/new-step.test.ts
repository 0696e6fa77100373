import { expect, test } from "vitest";
import { newStep } from "../../../client/editor/new-step.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const team = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
const other = "0b1c9a52-3f0e-4a53-8d8d-8f3f7a6f4c11";
const empty = { nodes: [], edges: [] };

test("a new step has the team of the flow when it names one only", () => {
  expect(newStep(nodeTypes, "escalate", mainJob({ team })).config).toMatchObject({ team });
  expect(newStep(nodeTypes, "escalate", empty).config).not.toHaveProperty("team");
});

test("among several teams the manager chooses", () => {
  const { nodes, edges } = mainJob({ team });
  const second = { id: "other", type: "round-robin", config: { team: other }, position: { x: 0, y: 0 } };
  expect(newStep(nodeTypes, "to-queue", { nodes: [...nodes, second], edges }).config).not.toHaveProperty("team");
});

test("a step that can be without a team gets none", () => {
  expect(newStep(nodeTypes, "create-task", mainJob({ team }))).toEqual({
    type: "create-task",
    config: nodeTypes.get("create-task")!.defaults,
  });
});
