import { expect, test } from "vitest";
import { emptyFlow, usualFlow } from "../../../client/flows/usual-flow.ts";
import { compile } from "../../../engine/compile.ts";
import { graphSchema } from "../../../engine/graph.ts";
import { loadCatalog } from "../../../node-catalog/load.ts";

const teamId = "00000000-0000-4000-8000-000000000001";
const { catalog } = { catalog: await loadCatalog() };
const known = { teams: new Set([teamId]), people: new Set<string>(), sources: new Set<string>(), fields: [] };

test("the usual flow can go live as it is, for every lead and for one language", () => {
  for (const graph of [usualFlow({ teamId }), usualFlow({ teamId, language: "de" })]) {
    expect(graphSchema.parse(graph)).toEqual(graph);
    const { problems, program } = compile(graph, { catalog, known });
    expect(problems).toEqual([]);
    expect(program).toBeDefined();
  }
});

test("in the usual flow whose customer it is comes before every other rule", () => {
  for (const graph of [usualFlow({ teamId }), usualFlow({ teamId, language: "de" })]) {
    const after = (id: string, exit: string) =>
      graph.edges.find(({ source, sourceHandle }) => source === id && sourceHandle === exit)?.target;
    const known = graph.nodes.find(({ id }) => id === after("start", "done"));
    expect(known).toMatchObject({ type: "same-person", config: { look: "contact-or-account", costsTurn: false } });
    expect(after("known", "assigned")).toBe("task");
    // Who cannot take it, and whom nobody knows, goes the way of everybody else.
    expect(after("known", "unavailable")).toBe(after("known", "unknown"));
  }
});

test("an empty flow can be saved and says what is missing", () => {
  const { problems, program } = compile(graphSchema.parse(emptyFlow()), { catalog, known });
  expect(program).toBeUndefined();
  expect(problems.length).toBeGreaterThan(0);
});
