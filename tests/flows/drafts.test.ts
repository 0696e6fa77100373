import { statuses } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { newId } from "../../engine/ids.ts";
import { aDraft, aTeam, startFlowApi } from "./a-flow.ts";
import { mainJob } from "./main-job.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startFlowApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

test("a complete drawing has no problem that keeps it from going live", async ({ api, db }) => {
  const manager = await api.asManager();
  const { problems, revision, status, liveVersion } = await aDraft(db, manager);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect({ revision, status, liveVersion }).toEqual({ revision: 1, status: "draft", liveVersion: null });
});

test("any drawing can be saved; what is missing comes back as problems with the step and the mend", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const team = await aTeam(db);
  const graph = mainJob({ team: team.id });
  const broken = { ...graph, edges: graph.edges.filter(({ id }) => id !== "turns-nobody") };
  const reply = await manager.post<FlowDetail>("/flows", { name: "Half done", graph: broken });
  expect(reply.status).toBe(201);
  expect(reply.body.problems).toContainEqual(
    expect.objectContaining({ code: "exit-open", nodeId: "turns", exit: "nobody", severity: "error" }),
  );
});

test("a team that does not exist, or was taken out of use, is a problem of the step that names it", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const flow = await manager.post<FlowDetail>("/flows", { name: "No team", graph: mainJob({ team: newId() }) });
  expect(flow.body.problems).toContainEqual(expect.objectContaining({ code: "team-missing", nodeId: "turns" }));

  const draft = await aDraft(db, manager);
  await manager.delete(`/teams/${draft.team.id}`);
  const { body } = await manager.get<FlowDetail>(`/flows/${draft.id}`);
  expect(body.problems.map(({ code, nodeId }) => ({ code, nodeId }))).toContainEqual({
    code: "team-missing",
    nodeId: "escalate",
  });
});

test("a save that saw an older draft is refused with who changed it, and overwrites nothing", async ({ api, db }) => {
  const [lena, tom] = [await api.asManager(), await api.asManager()];
  const { id, graph } = await aDraft(db, lena);
  const lenas = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: { x: 7, y: 7 } })) };
  const saved = await lena.put(`/flows/${id}/draft`, { graph: lenas }, { "if-match": "1" });
  expect(saved).toMatchObject({ status: 200, body: { revision: 2 } });

  const toms = { ...graph, nodes: graph.nodes.slice(0, 2) };
  const stale = await tom.put(`/flows/${id}/draft`, { graph: toms }, { "if-match": '"1"' });
  expect(stale).toMatchObject({
    status: 409,
    body: { code: "stale-revision", revision: 2, updatedBy: lena.name },
  });
  expect((await tom.get<FlowDetail>(`/flows/${id}`)).body.graph).toEqual(lenas);
});

test("a save whose answer got lost can be sent again", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  const moved = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })) };
  for (const _ of ["first", "again"]) {
    const { status, body } = await manager.put(`/flows/${id}/draft`, { graph: moved }, { "if-match": "1" });
    expect({ status, revision: body["revision"] }).toEqual({ status: 200, revision: 2 });
  }
});

test("two saves that saw the same draft at the same time have one winner", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  const versions = [1, 2, 3, 4].map((x) => ({
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, position: { x, y: x } })),
  }));
  const replies = await Promise.all(
    versions.map((one) => manager.put(`/flows/${id}/draft`, { graph: one }, { "if-match": "1" })),
  );
  expect(statuses(replies)).toEqual([200, 409, 409, 409]);
});

test("saving needs the revision that was seen", async ({ api, db }) => {
  const manager = await api.asManager();
  const { id, graph } = await aDraft(db, manager);
  const without = await manager.put(`/flows/${id}/draft`, { graph });
  expect(without).toMatchObject({ status: 422, body: { code: "if-match-missing" } });
});

test("a rep neither sees nor changes flows; a key needs its scope", async ({ api, db }) => {
  const { id } = await aDraft(db, await api.asManager());
  const rep = await api.asRep();
  expect((await rep.get("/flows")).status).toBe(403);
  expect((await rep.post(`/flows/${id}/publish`)).status).toBe(403);
  const reader = await api.asKey("flows:read");
  expect((await reader.get(`/flows/${id}`)).status).toBe(200);
  expect((await reader.post(`/flows/${id}/publish`)).status).toBe(403);
});
