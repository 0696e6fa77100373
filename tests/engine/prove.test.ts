import { expect, test } from "vitest";
import { mend } from "../../client/editor/mend.ts";
import type { Graph } from "../../engine/graph.ts";
import { readNodeTypes } from "../client/node-types.ts";
import { graph } from "./support/a-world.ts";
import { all, problemsOf, team, whole, withEdge, withNode, without } from "./support/drawings.ts";

const nodeTypes = await readNodeTypes();

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
