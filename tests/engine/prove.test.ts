import { describe, expect, test } from "vitest";
import { mend } from "../../client/editor/mend.ts";
import type { Graph } from "../../engine/graph.ts";
import { usualFlow } from "../../client/flows/usual-flow.ts";
import { demoGraph } from "../../server/demo/demo-graph.ts";
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

test("a circle through a wait is no endless one; one through a call only gets a hint, for the other system's sake", () => {
  const called = all(
    withNode({ id: "call", type: "http-request", config: { url: "https://example.org" } }),
    without("german-unknown"),
    withEdge("german", "unknown", "call"),
    withEdge("call", "ok", "german"),
    withEdge("call", "failed", "queue"),
  )(whole);
  expect(problemsOf(called)).toEqual([
    expect.objectContaining({ code: "endless-calls", severity: "hint", nodeId: "call" }),
  ]);
});

test("who has the lead already does not wait for their own acceptance: that circle never rests", () => {
  const drawing = graph(
    {
      start: ["lead-captured"],
      turns: ["round-robin", { team }],
      ask: ["wait-for-acceptance"],
      queue: ["to-queue", { team }],
    },
    [
      "start turns",
      "turns assigned ask",
      "turns nobody queue",
      "ask accepted ask",
      "ask declined queue",
      "ask timeout queue",
    ],
  );
  expect(codes(drawing)).toContain("endless-circle");
});

describe("a circle in which nobody has the lead", () => {
  const asking = (wait: Record<string, string>, ...edges: string[]) =>
    graph(
      {
        start: ["lead-captured"],
        open: ["business-hours"],
        turns: ["round-robin", { team }],
        wait: ["wait", wait],
        queue: ["to-queue", { team }],
      },
      ["start open", "open open turns", ...edges],
    );

  test("is one that nobody sees when it only waits until somebody is there", () => {
    const drawing = asking({ for: "PT1H" }, "open closed queue", "turns nobody wait", "wait turns");
    expect(problemsOf(drawing)).toEqual([expect.objectContaining({ code: "unseen-circle", nodeId: "wait" })]);
  });

  test("is none when business hours end it, or when a waiting list alarms somebody", () => {
    const tomorrow = asking({ until: "09:00" }, "open closed wait", "turns nobody queue", "wait open");
    const alarmed = asking({ for: "PT1H" }, "open closed queue", "turns nobody queue", "queue wait", "wait turns");
    expect(problemsOf(tomorrow)).toEqual([]);
    expect(problemsOf(alarmed)).toEqual([]);
  });
});

describe("conditions that exclude each other on the way", () => {
  const choice = (...rules: unknown[]) => ({
    branches: rules.map((rule, index) => ({ id: `way-${index + 1}`, label: `Way ${index + 1}`, rule })),
  });
  const is = (field: string, value: string) => ({ "==": [{ var: field }, value] });
  const behindGerman = (...steps: [id: string, type: string, config: Record<string, unknown>][]) =>
    graph(
      {
        start: ["lead-captured"],
        german: ["language", { anyOf: ["de"] }],
        ...Object.fromEntries(steps.map(([id, type, config]) => [id, [type, config] as never])),
        choice: ["condition", choice(is("language", "fr"), is("country", "AT")) as never],
        turns: ["round-robin", { team }],
        queue: ["to-queue", { team }],
      },
      [
        "start german",
        `german yes ${steps[0]?.[0] ?? "choice"}`,
        "german otherwise queue",
        "german unknown queue",
        ...steps.map(([id], index) => `${id} ${steps[index + 1]?.[0] ?? "choice"}`),
        "choice way-1 turns",
        "choice way-2 queue",
        "choice otherwise queue",
        "turns nobody queue",
      ],
    );

  test("are said where they are asked, and where no lead gets to", () => {
    expect(problemsOf(behindGerman())).toEqual([
      expect.objectContaining({ code: "never-taken", nodeId: "choice", exit: "way-1", severity: "hint" }),
      expect.objectContaining({ code: "never-reached", nodeId: "turns" }),
    ]);
  });

  test("are none behind a step that fills in the field, or behind a wait", () => {
    const filled = behindGerman(["fill", "set-field", { field: "language", value: "fr" }]);
    const waited = behindGerman(["pause", "wait", { for: "PT1H" }]);
    const other = behindGerman(["fill", "set-field", { field: "product", value: "x" }]);
    expect(problemsOf(filled)).toEqual([]);
    expect(problemsOf(waited)).toEqual([]);
    expect(problemsOf(other)).toHaveLength(2);
  });

  test("come with a mend that can stand on a button", () => {
    const overlapping = choice(
      { in: [{ var: "language" }, ["de", "en"]] },
      { in: [{ var: "language" }, ["en", "fr"]] },
    );
    const drawings = [behindGerman(), withNode({ id: "choice", config: overlapping as never })(behindGerman())];
    for (const { message, mend } of drawings.flatMap(problemsOf)) {
      expect(mend).toMatch(/^[A-Z][^.]+$/);
      expect(message).toMatch(/^[A-Z“].+\.$/);
    }
  });

  test("still let go live: they are hints", () => {
    expect(codes(behindGerman())).toEqual([]);
  });
});

test("an exit that ends in an owner needs no arrow; one after which nobody has the lead does", () => {
  const drawing = all(without("wait-reached"), without("turns-nobody"))(whole);
  const open = problemsOf(drawing).filter(({ code }) => code === "exit-open");
  expect(open.map(({ nodeId, exit }) => [nodeId, exit])).toEqual([["turns", "nobody"]]);
});

test("each territory, none of them and, where a manager is asked, a question without an answer lead on to somebody", () => {
  const drawing = (several: string, ...edges: string[]) =>
    graph(
      {
        start: ["lead-captured"],
        where: ["territory", { territories: [{ id: "south", label: "South", regions: ["DE-BY"] }], several }],
        list: ["to-queue", { team }],
        end: ["end"],
      },
      ["start where", "where south list", "where none list", "list end", ...edges],
    );
  expect(codes(drawing("own"))).toEqual([]);
  expect(codes(drawing("review"))).toEqual(["exit-open"]);
  expect(codes(drawing("review", "where undecided list"))).toEqual([]);
});

describe("somebody who is given a lead", () => {
  const again = without("escalate-assigned");

  test("is watched like the others: an open “Assigned again” gets a hint, and one click leads it where they go", () => {
    const drawing = again(whole);
    const [hint, ...others] = problemsOf(drawing);
    expect(others).toEqual([]);
    expect(hint).toMatchObject({ code: "unwatched", severity: "hint", nodeId: "escalate", exit: "assigned" });
    const mended = mend(drawing, hint!, nodeTypes)!;
    expect(problemsOf(mended.graph)).toEqual([]);
    expect(mended.graph.edges).toContainEqual(expect.objectContaining({ source: "escalate", target: "task" }));
  });

  test("is not watched either where the arrow leads to an end", () => {
    const drawing = withEdge("escalate", "assigned", "reached")(again(whole));
    const [hint] = problemsOf(drawing);
    expect(hint).toMatchObject({ code: "unwatched", mend: "Lead it to “Create task”" });
    expect(hint).not.toHaveProperty("patch");
  });

  test("needs no watching where nobody is watched, nor after the rungs of “If nobody reacts”", () => {
    const onlyGiven = graph(
      { start: ["lead-captured"], turns: ["round-robin", { team }], queue: ["to-queue", { team }] },
      ["start turns", "turns nobody queue"],
    );
    expect(problemsOf(onlyGiven)).toEqual([]);
    const flows = [demoGraph({ team, source: team }), usualFlow({ teamId: team, language: "de" })];
    expect(flows.flatMap(problemsOf).filter(({ code }) => code === "unwatched")).toEqual([]);
  });
});
