import { expect, test } from "vitest";
import { fromFlowFile, toFlowFile } from "../../../client/flows/flow-file.ts";
import { usualFlow } from "../../../client/flows/usual-flow.ts";
import { compile } from "../../../engine/compile.ts";
import { loadCatalog } from "../../../node-catalog/load.ts";

const graph = {
  ...usualFlow({ teamId: "00000000-0000-4000-8000-000000000001" }),
  notes: [{ id: "why", text: "Since the fair", position: { x: -300, y: 0 }, size: { width: 224, height: 120 } }],
};

test("a flow comes out of its file as it went in, notes included", () => {
  const { fileName, text } = toFlowFile({ name: "New leads, Germany", graph });
  expect(fileName).toBe("New-leads-Germany.flow.json");
  expect(JSON.parse(text)).toMatchObject({ baton: "flow", format: 1 });
  expect(fromFlowFile(text)).toEqual({ flow: { name: "New leads, Germany", graph } });
  expect(fromFlowFile(`\uFEFF${text}`)).toEqual({ flow: { name: "New leads, Germany", graph } });
  expect(toFlowFile({ name: "?!", graph }).fileName).toBe("flow.flow.json");
});

test.for([
  ["another text", "Name;E-mail", /is no flow/],
  ["another JSON", '{"nodes":[]}', /is no flow/],
  ["a list", "[1,2]", /is no flow/],
  ["a newer format", '{"baton":"flow","format":2,"steps":{}}', /newer Baton/],
  [
    "a step without a kind",
    '{"baton":"flow","format":1,"name":"A","flow":{"nodes":[{"id":"a"}],"edges":[]}}',
    /damaged/,
  ],
  ["no name", '{"baton":"flow","format":1,"name":" ","flow":{"nodes":[],"edges":[]}}', /damaged/],
])("%s is refused with a sentence that says what to do", ([, text, words]) => {
  expect(fromFlowFile(text as string)).toEqual({ problem: expect.stringMatching(words as RegExp) });
});

test("teams that do not exist where a file is opened are problems of the steps that name them", async () => {
  const opened = fromFlowFile(toFlowFile({ name: "Elsewhere", graph }).text);
  if (!("flow" in opened)) throw new Error("not opened");
  const known = { teams: new Set<string>(), people: new Set<string>(), sources: new Set<string>(), fields: [] };
  const { problems } = compile(opened.flow.graph, { catalog: await loadCatalog(), known });
  const missing = problems.filter(({ code }) => code === "team-missing");
  expect(missing.map(({ nodeId }) => String(nodeId)).toSorted()).toEqual(["known", "list", "next", "turns"]);
  expect(missing.map(({ message }) => message)).toContain("Take turns: the team chosen here does not exist any more.");
});
