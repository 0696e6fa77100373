import { expect, test } from "vitest";
import type { Names } from "../../../client/config-form/names.ts";
import { findSteps, searchable } from "../../../client/editor/find/find-steps.ts";
import type { GraphNode } from "../../../engine/graph.ts";
import { mainJob } from "../../flows/main-job.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const TEAM = "018f0000-0000-7000-8000-000000000001";
const FAIR = "018f0000-0000-7000-8000-000000000002";
const GONE = "018f0000-0000-7000-8000-000000000003";
const names: Names = {
  teams: new Map([[TEAM, "Team Österreich"]]),
  people: new Map(),
  sources: new Map([[FAIR, "Trade fair"]]),
  fields: new Map([["fields.employees", "Number of employees"]]),
};
const rule: GraphNode["config"] = {
  and: [{ ">": [{ var: "fields.employees" }, 250] }, { "==": [{ var: "sourceId" }, FAIR] }],
};
const choose: GraphNode = {
  id: "choose",
  type: "condition",
  config: { branches: [{ id: "large", label: "Key accounts", rule }] },
  position: { x: 0, y: 0 },
};
const steps = searchable([...mainJob({ team: TEAM, sources: [FAIR, GONE] }).nodes, choose], { nodeTypes, names });
const find = (search: string) => findSteps(steps, search).map(({ node }) => node.id);

test("steps are found by their name and by what their sentence says", () => {
  expect(find("take turns")).toEqual(["turns"]);
  expect(find("GERMAN")).toEqual(["german"]);
  expect(find("15 minutes")).toEqual(["task", "wait"]);
});

test("steps are found by the team, source and field that they name, also deep in a condition", () => {
  expect(find("österreich")).toEqual(["turns", "escalate", "queue"]);
  expect(find("osterreich turns")).toEqual(["turns"]);
  expect(find("trade fair")).toEqual(["start", "choose"]);
  expect(find("number of employees")).toEqual(["choose"]);
  expect(find("more than 250")).toEqual(["choose"]);
  expect(find("key accounts")).toEqual(["choose"]);
});

test("nothing is found by what nobody reads: ids, codes, and names that are gone", () => {
  expect(find("PT15M")).toEqual([]);
  expect(find("018f")).toEqual([]);
  expect(find("round-robin")).toEqual([]);
  expect(find("  ")).toEqual([]);
});
