import type { Problem } from "../../engine/graph.ts";
import type { FlowDetail, FlowView, VersionView } from "../../server/flows/contract.ts";
import { statuses } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { aDraft, aSource, aTeam, startFlowApi } from "./a-flow.ts";
import { mainJob } from "./main-job.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startFlowApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

const problemsOf = (body: Record<string, unknown>) => body["problems"] as Problem[];

test("going live makes a version with the program that it executes, and counts changes from there", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const { id, graph, team } = await aDraft(db, manager);
  expect(await manager.post(`/flows/${id}/publish`)).toMatchObject({ status: 200, body: { version: 1 } });

  const { body: program } = await manager.get<{ start: string; nodes: object }>(`/flows/${id}/versions/1/program`);
  expect(program).toMatchObject({
    start: "start",
    nodes: { turns: { type: "round-robin", version: 1, config: { team: team.id, mode: "assign" } } },
  });

  const { body: live } = await manager.get<FlowDetail>(`/flows/${id}`);
  expect(live).toMatchObject({ status: "live", liveVersion: 1, changes: 0 });
  const later = graph.nodes.map((node) => (node.id === "wait" ? { ...node, config: { within: "PT5M" } } : node));
  await manager.put(`/flows/${id}/draft`, { graph: { ...graph, nodes: later } }, { "if-match": "1" });
  expect((await manager.get<FlowDetail>(`/flows/${id}`)).body).toMatchObject({ changes: 1, liveVersion: 1 });
});

test("a drawing with errors does not go live, and says what to mend", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id } = await aDraft(db, manager, (graph) => ({ ...graph, edges: graph.edges.slice(1) }));
  const { status, body } = await manager.post(`/flows/${id}/publish`);
  expect({ status, code: body["code"] }).toEqual({ status: 422, code: "flow-has-problems" });
  expect(problemsOf(body)).toContainEqual(expect.objectContaining({ nodeId: "start", code: "exit-open" }));
  expect((await manager.get<FlowDetail>(`/flows/${id}`)).body.status).toBe("draft");
});

test("exactly the revision goes live that was seen", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  const shorter = graph.nodes.map((node) => (node.id === "wait" ? { ...node, config: { within: "PT1M" } } : node));
  await manager.put(`/flows/${id}/draft`, { graph: { ...graph, nodes: shorter } }, { "if-match": "1" });
  const stale = await manager.post(`/flows/${id}/publish`, undefined, { "if-match": "1" });
  expect(stale).toMatchObject({ status: 409, body: { code: "stale-revision" } });
  const fresh = await manager.post(`/flows/${id}/publish`, undefined, { "if-match": "2" });
  expect(fresh.status).toBe(200);
});

test("an edit that meets going live is either in the version or was seen as stale, never half", async ({ api, db }) => {
  const manager = await api.asManager();
  for (let round = 0; round < 5; round++) {
    const { id, graph } = await aDraft(db, manager);
    const edited = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === "wait" ? { ...node, config: { within: "PT2M" } } : node)),
    };
    const [edit, publish] = await Promise.all([
      manager.put(`/flows/${id}/draft`, { graph: edited }, { "if-match": "1" }),
      manager.post(`/flows/${id}/publish`, undefined, { "if-match": "1" }),
    ]);
    expect(edit.status).toBe(200);
    expect([200, 409]).toContain(publish.status);
    const { body } = await manager.get<{ data: VersionView[] }>(`/flows/${id}/versions`);
    // Whoever was first: what is live is the drawing that the one who went live had seen.
    expect(body.data.map((version) => version.graph)).toEqual(publish.status === 200 ? [graph] : []);
  }
});

test("two that go live with the same flow at once make two versions, one after the other", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id } = await aDraft(db, manager);
  const replies = await Promise.all([1, 2, 3].map(() => manager.post(`/flows/${id}/publish`)));
  expect(new Set(replies.map(({ body }) => body["version"]))).toEqual(new Set([1, 2, 3]));
  const { body } = await manager.get<{ data: VersionView[] }>(`/flows/${id}/versions`);
  expect(body.data.map(({ version, live }) => ({ version, live }))).toEqual([
    { version: 3, live: true },
    { version: 2, live: false },
    { version: 1, live: false },
  ]);
});

test("a source that a live flow takes blocks the next one, which is told who has it", async ({ api, db }) => {
  const manager = await api.asManager();
  const first = await aDraft(db, manager);
  await manager.post(`/flows/${first.id}/publish`);
  const graph = mainJob({ team: first.team.id, sources: [first.source.id] });
  const second = await manager.post<FlowDetail>("/flows", { name: "Second", graph });

  const { status, body } = await manager.post(`/flows/${second.body.id}/publish`);
  expect(status).toBe(422);
  expect(problemsOf(body)).toEqual([
    expect.objectContaining({ code: "source-taken", nodeId: "start", message: expect.stringContaining(first.name) }),
  ]);

  await manager.post(`/flows/${first.id}/pause`);
  expect((await manager.post(`/flows/${second.body.id}/publish`)).status, "paused keeps its sources").toBe(422);
  await manager.patch(`/flows/${first.id}`, { archived: true });
  expect((await manager.post(`/flows/${second.body.id}/publish`)).status, "put away frees them").toBe(200);
});

test("of many flows for one source that go live at the same time exactly one does", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeam(db);
  const source = await aSource(db);
  const flows = await Promise.all(
    ["A", "B", "C", "D", "E"].map((name) =>
      manager.post<FlowDetail>("/flows", { name, graph: mainJob({ team: team.id, sources: [source.id] }) }),
    ),
  );
  const replies = await Promise.all(flows.map(({ body }) => manager.post(`/flows/${body.id}/publish`)));
  expect(statuses(replies)).toEqual([200, 422, 422, 422, 422]);
});

test("one flow takes what no other takes; a second one is told its name", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeam(db);
  const [rest, other] = await Promise.all(
    ["The rest", "Also the rest"].map((name) =>
      manager.post<FlowDetail>("/flows", { name, graph: mainJob({ team: team.id }) }),
    ),
  );
  expect((await manager.post(`/flows/${rest!.body.id}/publish`)).status).toBe(200);
  const { body } = await manager.post(`/flows/${other!.body.id}/publish`);
  expect(problemsOf(body)[0]).toMatchObject({ code: "source-taken", message: expect.stringContaining("“The rest”") });
});

test("simulated leads stay in the demo: no other flow takes their source", async ({ api, db }) => {
  const manager = await api.asManager();
  const team = await aTeam(db);
  const source = await aSource(db, { demo: true });
  const graph = mainJob({ team: team.id, sources: [source.id] });
  const { body } = await manager.post<FlowDetail>("/flows", { name: "Mine", graph });
  expect(body.problems).toContainEqual(expect.objectContaining({ code: "demo-source", severity: "error" }));
});

test("an earlier version goes live again as a new one with the very same program; the draft stays", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  const changed = graph.nodes.map((node) => (node.id === "wait" ? { ...node, config: { within: "PT1M" } } : node));
  await manager.put(`/flows/${id}/draft`, { graph: { ...graph, nodes: changed } }, { "if-match": "1" });
  await manager.post(`/flows/${id}/publish`);

  expect(await manager.post(`/flows/${id}/rollback`, { version: 1 })).toMatchObject({ body: { version: 3 } });
  const programs = await Promise.all([1, 3].map((n) => manager.get(`/flows/${id}/versions/${n}/program`)));
  expect(programs[1]!.body).toEqual(programs[0]!.body);
  expect((await manager.get<FlowDetail>(`/flows/${id}`)).body).toMatchObject({ liveVersion: 3, changes: 1 });
  expect((await manager.post(`/flows/${id}/rollback`, { version: 9 })).status).toBe(404);
});

test("a flow that takes leads is paused before it is put away", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id } = await aDraft(db, manager);
  expect((await manager.post(`/flows/${id}/pause`)).body).toMatchObject({ code: "flow-not-live" });
  await manager.post(`/flows/${id}/publish`);
  expect((await manager.patch(`/flows/${id}`, { archived: true })).body).toMatchObject({ code: "flow-is-live" });
  expect((await manager.post<FlowView>(`/flows/${id}/pause`)).body.status).toBe("paused");
  expect((await manager.post<FlowView>(`/flows/${id}/resume`)).body.status).toBe("live");
  await manager.post(`/flows/${id}/pause`);
  await manager.patch(`/flows/${id}`, { archived: true });
  const { body } = await manager.get<{ data: FlowView[] }>("/flows");
  expect(body.data.map((flow) => flow.id)).not.toContain(id);
});

test("a team that a live flow needs stays; of taking it out of use and going live at once one wins", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const { id, name, team } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  expect(await manager.delete(`/teams/${team.id}`)).toMatchObject({
    status: 409,
    body: { code: "team-in-use", flow: name },
  });

  for (let round = 0; round < 5; round++) {
    const draft = await aDraft(db, manager);
    const [publish, archive] = await Promise.all([
      manager.post(`/flows/${draft.id}/publish`),
      manager.delete(`/teams/${draft.team.id}`),
    ]);
    expect([publish.status, archive.status]).toBeOneOf([
      [200, 409],
      [422, 200],
    ]);
  }
});
