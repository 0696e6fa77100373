import { compile } from "../../engine/compile.ts";
import type { Graph } from "../../engine/graph.ts";
import { programId } from "../../engine/program.ts";
import type { FlowDetail, VersionView } from "../../server/flows/contract.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { aDraft, catalog, startFlowApi } from "./a-flow.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startFlowApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

const note = (text: string, id = "why") => ({
  id,
  text,
  position: { x: 300, y: 40 },
  size: { width: 240, height: 130 },
});
const noted = (graph: Graph, ...notes: ReturnType<typeof note>[]): Graph => ({ ...graph, notes });

test("a note is saved with the draft, is nothing to go live with, and makes no other program", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph, revision } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  const withNote = noted(graph, note("Ask Jonas before you change this"));
  const saved = await manager.put<FlowDetail>(`/flows/${id}/draft`, { graph: withNote }, { "if-match": `${revision}` });
  expect(saved).toMatchObject({ status: 200, body: { revision: revision + 1 } });
  const { body } = await manager.get<FlowDetail>(`/flows/${id}`);
  expect(body.graph).toEqual(withNote);
  expect(body.changes).toBe(0);

  const known = { teams: new Set<string>(), people: new Set<string>(), sources: new Set<string>(), fields: [] };
  const teams = graph.nodes.flatMap(({ config }) => (typeof config["team"] === "string" ? [config["team"]] : []));
  const sources = graph.nodes.flatMap(({ config }) => (config["sources"] as string[] | undefined) ?? []);
  const company = { catalog, known: { ...known, teams: new Set(teams), sources: new Set(sources) } };
  const [plain, read] = [compile(graph, company), compile(withNote, company)];
  expect(read.problems).toEqual(plain.problems);
  expect(programId(read.program!)).toBe(programId(plain.program!));
});

test("versions keep the notes that they went live with, and going back takes them along", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager, (drawn) => noted(drawn, note("Since May")));
  await manager.post(`/flows/${id}/publish`);
  await manager.put(`/flows/${id}/draft`, { graph: noted(graph, note("Since June")) }, { "if-match": "1" });
  await manager.post(`/flows/${id}/publish`);
  await manager.post(`/flows/${id}/rollback`, { version: 1 });
  const versions = await manager.get<{ data: VersionView[] }>(`/flows/${id}/versions`);
  expect(versions.body.data.map(({ version, graph: { notes } }) => [version, notes?.[0]?.text])).toEqual([
    [3, "Since May"],
    [2, "Since June"],
    [1, "Since May"],
  ]);
  const draft = await manager.get<FlowDetail>(`/flows/${id}`);
  expect(draft.body.graph.notes).toEqual([note("Since June")]);
});

test("a note too long, too large, or with another one's id is refused", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  const save = async (...notes: ReturnType<typeof note>[]) =>
    (await manager.put(`/flows/${id}/draft`, { graph: noted(graph, ...notes) }, { "if-match": "1" })).status;
  expect(await save(note("x".repeat(501)))).toBe(422);
  expect(await save({ ...note("wide"), size: { width: 5_000, height: 100 } })).toBe(422);
  expect(await save(note("one"), note("two"))).toBe(422);
  expect(await save(note("x".repeat(500)), note("two", "other"))).toBe(200);
});
