import { describe, expect, test } from "vitest";
import { mend } from "../../client/editor/mend.ts";
import { compile } from "../../engine/compile.ts";
import type { Graph, Problem } from "../../engine/graph.ts";
import { programId } from "../../engine/program.ts";
import { readNodeTypes } from "../client/node-types.ts";
import { catalog } from "./support/a-world.ts";
import {
  all,
  type Change,
  gone,
  known,
  problemsOf,
  team,
  whole,
  withEdge,
  withNode,
  without,
} from "./support/drawings.ts";

const nodeTypes = await readNodeTypes();

/** Each problem: how the main job gets it, where, and the way out where no click mends it. */
const PROBLEMS: Record<string, { make: Change; nodeId: string | null; mend?: Change }> = {
  "unknown-type": { make: withNode({ id: "reached", type: "teleport" }), nodeId: "reached" },
  "config-missing": {
    make: withNode({ id: "turns", config: {} }),
    nodeId: "turns",
    mend: withNode({ id: "turns", config: { team } }),
  },
  "config-invalid": {
    make: withNode({ id: "wait", config: { within: "soon" } }),
    nodeId: "wait",
    mend: withNode({ id: "wait", config: { within: "PT15M" } }),
  },
  "team-missing": {
    make: withNode({ id: "turns", config: { team: gone } }),
    nodeId: "turns",
    mend: withNode({ id: "turns", config: { team } }),
  },
  "person-missing": {
    make: withNode({ id: "task", type: "notify", config: { to: "person", person: gone, text: "Hello" } }),
    nodeId: "task",
    mend: withNode({ id: "task", type: "notify", config: { to: "manager", text: "Hello" } }),
  },
  "source-missing": {
    make: withNode({ id: "start", config: { sources: [gone] } }),
    nodeId: "start",
    mend: withNode({ id: "start", config: { sources: [] } }),
  },
  "unknown-field": {
    make: withNode({ id: "task", type: "set-field", config: { field: "fields.colour", value: "blue" } }),
    nodeId: "task",
    mend: withNode({ id: "task", type: "set-field", config: { field: "product", value: "blue" } }),
  },
  "same-id": {
    make: (drawing) => ({ ...drawing, nodes: [...drawing.nodes, drawing.nodes.at(-1)!] }),
    nodeId: "reached",
    mend: () => whole,
  },
  "no-start": { make: (drawing) => ({ ...drawing, nodes: drawing.nodes.slice(1) }), nodeId: null },
  "two-starts": { make: withNode({ id: "second", type: "lead-captured" }), nodeId: "second" },
  "loose-arrow": { make: withEdge("task", "done", "nowhere"), nodeId: "task" },
  "unknown-exit": { make: withEdge("german", "perhaps", "queue"), nodeId: "german" },
  "two-arrows": { make: withEdge("german", "yes", "queue"), nodeId: "german" },
  "arrow-to-start": {
    make: all(without("german-unknown"), withEdge("german", "unknown", "start")),
    nodeId: "german",
  },
  unreachable: { make: withNode({ id: "island" }), nodeId: "island" },
  "nobody-responsible": {
    make: all(without("german-otherwise"), withEdge("german", "otherwise", "wait")),
    nodeId: "wait",
    mend: () => whole,
  },
  "nobody-at-the-end": {
    make: all(without("german-otherwise"), withEdge("german", "otherwise", "reached")),
    nodeId: "reached",
    mend: () => whole,
  },
  "offer-unanswered": {
    make: withNode({ id: "turns", config: { team, mode: "offer" } }),
    nodeId: "wait",
    mend: () => whole,
  },
  "exit-open": { make: without("german-otherwise"), nodeId: "german" },
  "plain-wait": {
    make: all(
      withNode({ id: "wait", type: "wait", config: { for: "PT15M" } }),
      without("wait-reached"),
      without("wait-declined"),
      without("wait-timeout"),
      withEdge("wait", "done", "escalate"),
    ),
    nodeId: "wait",
  },
  "endless-circle": {
    make: all(without("task-done"), withEdge("task", "done", "turns")),
    nodeId: "turns",
    mend: () => whole,
  },
};

test("the main job has no problem", () => {
  expect(problemsOf(whole)).toEqual([]);
});

describe.each(Object.entries(PROBLEMS))("%s", (code, { make, nodeId, mend: byHand }) => {
  const drawing = make(whole);
  const problem = problemsOf(drawing).find((one) => one.code === code);

  test("names its step and says the mend as a button", () => {
    expect(problem).toMatchObject({ code, nodeId });
    expect(problem!.mend).toMatch(/^[A-Z][^.]+$/);
    expect(problem!.message).toMatch(/^[A-Z“].+\.$/);
  });

  test("is gone after the mend", () => {
    const mended = problem!.patch ? mend(drawing, problem!, nodeTypes)!.graph : byHand!(drawing);
    expect(problemsOf(mended).filter((one) => isSame(one, problem!))).toEqual([]);
  });

  test("stops going live when it is an error, and only then", () => {
    const { program, problems } = compile(drawing, { catalog, known });
    expect(program === undefined).toBe(problems.some(({ severity }) => severity === "error"));
  });
});

const isSame = (one: Problem, other: Problem): boolean =>
  one.code === other.code && one.nodeId === other.nodeId && one.exit === other.exit;

describe("the program", () => {
  test("is the same for the same drawing, however its steps and arrows are ordered and placed", () => {
    const shuffled: Graph = {
      nodes: whole.nodes.toReversed().map((node) => ({ ...node, position: { x: 7, y: 7 } })),
      edges: whole.edges.toReversed(),
    };
    const ids = [whole, shuffled].map((drawing) => programId(compile(drawing, { catalog, known }).program!));
    expect(ids[0]).toBe(ids[1]);
  });

  test("is another one when a setting changes", () => {
    const other = withNode({ id: "wait", config: { within: "PT20M" } })(whole);
    const [a, b] = [whole, other].map((drawing) => programId(compile(drawing, { catalog, known }).program!));
    expect(a).not.toBe(b);
  });

  test("leaves out what no lead can reach", () => {
    const { program } = compile(withNode({ id: "island" })(whole), { catalog, known });
    expect(Object.keys(program!.nodes)).not.toContain("island");
  });
});
