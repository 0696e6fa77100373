import { describe, expect, test } from "vitest";
import { mend } from "../../client/editor/mend.ts";
import { compile } from "../../engine/compile.ts";
import type { Graph, Problem } from "../../engine/graph.ts";
import { programId } from "../../engine/program.ts";
import { readNodeTypes } from "../client/node-types.ts";
import { mainJob } from "../flows/main-job.ts";
import { catalog, graph } from "./support/a-world.ts";

const team = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
const gone = "7d444840-9dc0-41d1-b245-5ffdce74fad3";
const known = { teams: new Set([team]), people: new Set<string>(), sources: new Set<string>(), fields: [] };
const nodeTypes = await readNodeTypes();
const problemsOf = (drawing: Graph) => compile(drawing, { catalog, known }).problems;
const whole = mainJob({ team });

type Node = Graph["nodes"][number];
type Change = (drawing: Graph) => Graph;
const withNode =
  (node: Partial<Node> & { id: string }): Change =>
  (drawing) => ({
    ...drawing,
    nodes: [
      ...drawing.nodes.filter(({ id }) => id !== node.id),
      { type: "end", config: {}, position: { x: 0, y: 0 }, ...drawing.nodes.find(({ id }) => id === node.id), ...node },
    ],
  });
const withEdge =
  (source: string, exit: string, target: string): Change =>
  (drawing) => ({
    ...drawing,
    edges: [...drawing.edges, { id: `${source} ${exit} ${target}`, source, sourceHandle: exit, target }],
  });
const without =
  (edge: string): Change =>
  (drawing) => ({
    ...drawing,
    edges: drawing.edges.filter(({ id }) => id !== edge),
  });
const all =
  (...changes: Change[]): Change =>
  (drawing) =>
    changes.reduce((one, change) => change(one), drawing);

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

describe("the proof", () => {
  const offered = (target: string, ...edges: string[]) =>
    graph(
      {
        start: ["lead-captured"],
        turns: ["round-robin", { team, mode: "offer" }],
        ask: ["wait-for-acceptance"],
        watch: ["wait-for-contact"],
        escalate: ["escalate", { team }],
        queue: ["to-queue", { team }],
        end: ["end"],
      },
      ["start turns", `turns assigned ${target}`, "turns nobody queue", ...edges],
    );
  const codes = (drawing: Graph) =>
    problemsOf(drawing)
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);

  test("an offer that is waited for, and leads on in all three ways, is whole", () => {
    const answered = offered(
      "ask",
      "ask accepted watch",
      "ask declined turns",
      "ask timeout turns",
      "watch reached end",
      "watch declined escalate",
      "watch timeout escalate",
      "escalate assigned watch",
    );
    expect(codes(answered)).toEqual([]);
  });

  test.each(["watch", "escalate", "end"])("an offer that nobody answers must not meet “%s”", (target) => {
    const drawing = offered(target, "watch reached end", "watch declined queue", "watch timeout queue");
    expect(codes(drawing)).toContain("offer-unanswered");
  });

  test("an offer at an open end gets the step that waits for its answer with one click", () => {
    const drawing = { ...offered("ask"), edges: offered("ask").edges.filter(({ source }) => source !== "turns") };
    const open = problemsOf(drawing).find(({ code }) => code === "offer-unanswered")!;
    expect(open).toMatchObject({
      nodeId: "turns",
      exit: "assigned",
      patch: { do: "connect-new", type: "wait-for-acceptance" },
    });
    expect(problemsOf(mend(drawing, open, nodeTypes)!.graph)).not.toContainEqual(open);
  });

  test("a plain wait is no problem where nothing escalates, nor behind a wait for the customer", () => {
    const drawing = all(
      withNode({ id: "later", type: "wait", config: { for: "PT1H" } }),
      without("wait-reached"),
      withEdge("wait", "reached", "later"),
      withEdge("later", "done", "reached"),
    )(whole);
    expect(problemsOf(drawing)).toEqual([]);
  });

  test("a circle through a wait or through a call is no endless one", () => {
    const called = all(
      withNode({ id: "call", type: "http-request", config: { url: "https://example.org" } }),
      without("german-unknown"),
      withEdge("german", "unknown", "call"),
      withEdge("call", "ok", "german"),
      withEdge("call", "failed", "queue"),
    )(whole);
    expect(problemsOf(called)).toEqual([]);
  });

  test("an exit that ends in an owner needs no arrow; one after which nobody has the lead does", () => {
    const drawing = all(without("wait-reached"), without("turns-nobody"))(whole);
    const open = problemsOf(drawing).filter(({ code }) => code === "exit-open");
    expect(open.map(({ nodeId, exit }) => [nodeId, exit])).toEqual([["turns", "nobody"]]);
  });
});

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
