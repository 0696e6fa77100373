import type { Db } from "../../engine/database.ts";
import type { Graph, Problem } from "../../engine/graph.ts";
import type { DryRunReply, FlowDetail, FlowView, VersionView } from "../../server/flows/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import { aLiveFlow, type LiveFlow, made2xx, readLead, sendLead, sendOwnedLead, unique } from "../setup/live-flow.ts";
import { expect, test } from "../setup/start-server.ts";

const graphOf = ({ team, source }: LiveFlow): Graph => mainJob({ team, sources: [source] });
const without = (graph: Graph, edgeId: string): Graph => ({
  ...graph,
  edges: graph.edges.filter(({ id }) => id !== edgeId),
});

/** How many rows each table has: what a trial must leave as it was. */
async function rowCounts(db: Db): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    counts[name] = (await db.query<{ n: number }>(`select count(*)::int as n from "${name}"`)).rows[0]!.n;
  }
  return counts;
}

test("a draft is saved by whoever saw the newest one; a stale save overwrites nothing", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const graph = graphOf(flow);
  const name = unique("Flow");
  const created = await api.post<FlowDetail>("/flows", { name, graph });
  expect([created.status, created.body.status, created.body.liveVersion]).toEqual([201, "draft", null]);
  const { id, revision } = created.body;
  const put = (drawn: Graph, seen: number) =>
    api.put<{ revision: number; problems: Problem[] }>(
      `/flows/${id}/draft`,
      { graph: drawn },
      { "if-match": `${seen}` },
    );

  const saved = await put(without(graph, "turns-nobody"), revision);
  const stale = await put(graph, revision);

  expect(saved).toMatchObject({ status: 200, body: { revision: revision + 1 } });
  expect(saved.body.problems).toContainEqual(
    expect.objectContaining({
      code: "exit-open",
      nodeId: "turns",
      exit: "nobody",
      message: expect.any(String),
      mend: expect.any(String),
    }),
  );
  expect(stale.status).toBe(409);
  const kept = await made2xx(api.get<FlowDetail>(`/flows/${id}`));
  expect(kept.graph.edges).toHaveLength(graph.edges.length - 1);
  expect(kept.problems).toEqual(saved.body.problems);
});

test("a drawing with problems does not go live; every problem names its step and the mend", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const body = { name: unique("Flow"), graph: without(graphOf(flow), "german-unknown") };
  const { id } = await made2xx(api.post<FlowDetail>("/flows", body));
  const reply = await api.post<{ problems: Problem[] }>(`/flows/${id}/publish`);
  expect(reply.status).toBe(422);
  expect(reply.body.problems).toContainEqual(expect.objectContaining({ nodeId: "german", mend: expect.anything() }));
});

test("a plain wait between assignment and escalation is a problem that offers to wait until reached", async ({
  api,
}) => {
  const flow = await aLiveFlow(api);
  const graph = graphOf(flow);
  const nodes = graph.nodes.map((node) =>
    node.id === "wait" ? { ...node, type: "wait", config: { for: "PT15M" } } : node,
  );
  const edges = [
    ...graph.edges.filter(({ source }) => source !== "wait"),
    { id: "wait-done", source: "wait", sourceHandle: "done", target: "escalate" },
  ];
  const { problems } = await made2xx(api.post<FlowDetail>("/flows", { name: unique("Flow"), graph: { nodes, edges } }));
  expect(
    problems.find(({ nodeId, mend }) => nodeId === "wait" && JSON.stringify(mend).includes("Wait until reached")),
  ).toBeDefined();
});

test("two flows never take one source: going live is refused and names the other flow", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const { name } = await made2xx(api.get<FlowView>(`/flows/${flow.flowId}`));
  const second = await made2xx(api.post<FlowDetail>("/flows", { name: unique("Flow"), graph: graphOf(flow) }));
  const refused = await api.post<{ problems: Problem[] }>(`/flows/${second.id}/publish`);
  expect(refused.status).toBe(422);
  expect(refused.body.problems[0]).toMatchObject({ nodeId: "start", message: expect.stringContaining(name) });
});

test("a version that goes live leaves those who are under way on theirs; an earlier one comes back", async ({
  api,
}) => {
  const flow = await aLiveFlow(api);
  const old = await sendOwnedLead(api, flow.source);
  const graph = graphOf(flow);
  const shorter = {
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === "wait" ? { ...node, config: { within: "PT5M" } } : node)),
  };
  const { revision } = await made2xx(api.get<FlowDetail>(`/flows/${flow.flowId}`));
  await made2xx(api.put(`/flows/${flow.flowId}/draft`, { graph: shorter }, { "if-match": String(revision) }));
  expect((await api.post(`/flows/${flow.flowId}/publish`)).body).toEqual({ version: 2 });
  const fresh = await sendOwnedLead(api, flow.source);
  expect((await api.post(`/flows/${flow.flowId}/rollback`, { version: 1 })).body).toEqual({ version: 3 });
  const back = await sendOwnedLead(api, flow.source);

  const versionOf = async (leadId: string) => (await readLead(api, leadId)).runs[0]!.version;
  expect(await Promise.all([old, fresh, back].map(({ leadId }) => versionOf(leadId)))).toEqual([1, 2, 3]);
  const { data } = await made2xx(api.get<{ data: VersionView[] }>(`/flows/${flow.flowId}/versions`));
  expect(data.map(({ version, live }) => [version, live])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
  const program = (version: number) => api.get(`/flows/${flow.flowId}/versions/${version}/program`);
  expect((await program(3)).body).toEqual((await program(1)).body);
  expect((await program(2)).body).not.toEqual((await program(1)).body);
  expect((await program(9)).status).toBe(404);
});

test("a trial shows each step and who would get it, writes nothing and uses up no turn", async ({ api, db }) => {
  const flow = await aLiveFlow(api);
  // Of three who never had a lead any may be next; when two have had one, it is the third.
  for (let count = 0; count < 2; count++) await sendOwnedLead(api, flow.source);
  const before = await rowCounts(db);
  const lead = { name: "Tim Trial", language: "de", email: "tim@example.com" };
  const first = await made2xx(api.post<DryRunReply>(`/flows/${flow.flowId}/dry-run`, { lead }));
  const again = await made2xx(api.post<DryRunReply>(`/flows/${flow.flowId}/dry-run`, { lead }));
  const reached = await made2xx(
    api.post<DryRunReply>(`/flows/${flow.flowId}/dry-run`, { lead, answers: [{ event: "reached", afterMs: 300_000 }] }),
  );

  expect(await rowCounts(db)).toEqual(before);
  expect(first.steps.slice(0, 5).map(({ nodeId, exit }) => [nodeId, exit])).toEqual([
    ["start", "done"],
    ["german", "yes"],
    ["turns", "assigned"],
    ["task", "done"],
    ["wait", null],
  ]);
  expect(first.outcome).toBe("done");
  expect(first.steps.filter(({ nodeId }) => nodeId === "escalate").map(({ exit }) => exit)).toEqual([
    "assigned",
    "assigned",
    "waiting-list",
  ]);
  expect(again.owner).toEqual(first.owner);
  expect(reached.steps.at(-1)).toMatchObject({ nodeId: "reached" });
  const real = await sendLead(api, flow.source);
  expect(real.owner).toEqual(reached.owner);
});
