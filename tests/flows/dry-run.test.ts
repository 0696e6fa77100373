import type { Db } from "../../engine/database.ts";
import type { DryRunReply, DryRunRequest } from "../../server/flows/contract.ts";
import { newLead } from "../../server/intake/contract.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { graph } from "../engine/support/a-world.ts";
import { aDraft, startFlowApi } from "./a-flow.ts";
import { createEngine } from "./an-engine.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startFlowApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

type Api = Awaited<ReturnType<typeof startFlowApi>>;

async function tryOut(api: Api, flowId: string, request: DryRunRequest) {
  const manager = await api.asManager();
  return (await manager.post<DryRunReply>(`/flows/${flowId}/dry-run`, request)).body;
}

const mia = { name: "Mia", email: "mia@example.org", language: "de" };
const path = ({ steps }: DryRunReply) =>
  steps.map(({ nodeId, exit }) => (exit === null ? nodeId : `${nodeId}.${exit}`));

/** Every row that a flow could write, by table. */
async function rowsOf(db: Db) {
  const tables = [
    "leads",
    "contacts",
    "runs",
    "steps",
    "assignments",
    "tasks",
    "notifications",
    "receipts",
    "feed",
    "outbox",
  ];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const { rows } = await db.query(
    `select ${counts.join()}, (select jsonb_object_agg(team_id, to_json(credits)) from team_ledgers) as credits`,
  );
  return rows[0];
}

test.for(["leads", "value", "size", "uncontacted", "week", "month"])(
  "what people have is compared by %s when a lead is tried out, too",
  async (measure, { api, db }) => {
    const manager = await api.asManager();
    const { id, team, source } = await aDraft(db, manager);
    const graphOf = graph(
      {
        start: ["lead-captured", { sources: [source.id] }],
        pick: ["fewest-open", { team: team.id, measure }],
        list: ["to-queue", { team: team.id }],
        end: ["end"],
      },
      ["start pick", "pick assigned end", "pick nobody list", "list done end"],
    );
    const { body } = await manager.post<DryRunReply>(`/flows/${id}/dry-run`, {
      lead: mia,
      answers: [],
      graph: graphOf,
    });
    expect(body).toMatchObject({ outcome: "done", error: null });
    expect(path(body)).toEqual(["start.done", "pick.assigned", "end.done"]);
  },
);

test("a tried-out lead says who would get it and why, and leaves nothing behind", async ({ api, db }) => {
  const flow = await aDraft(db, await api.asManager());
  const before = await rowsOf(db);
  const reply = await tryOut(api, flow.id, { lead: mia, answers: [{ event: "reached" }] });
  expect(path(reply)).toEqual([
    "start.done",
    "german.yes",
    "turns.assigned",
    "task.done",
    "wait",
    "wait.reached",
    "reached.done",
  ]);
  expect(reply).toMatchObject({ outcome: "done", error: null });
  expect([flow.team.ann, flow.team.bob]).toContain(reply.owner!.id);
  const turns = reply.steps[2]!;
  expect(turns.sentence).toBe(`${reply.owner!.name} was next in turn`);
  expect(turns.effects).toEqual([`Gives it to ${reply.owner!.name}`]);
  expect(turns.candidates).toHaveLength(2);
  expect(turns.candidates!.find(({ chosen }) => chosen)).toMatchObject({
    personId: reply.owner!.id,
    reason: "Can take it",
  });
  expect(await rowsOf(db)).toEqual(before);
});

test("the person who would get it is the one who gets it then", async ({ api, db }) => {
  const manager = await api.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake } = createEngine(db);
  await intake.accept({
    source: { id: flow.source.id, demo: false },
    lead: newLead.parse({ ...mia, email: "1@example.org" }),
    received: {},
  });
  const tried = await tryOut(api, flow.id, { lead: mia });
  const second = newLead.parse({ ...mia, email: "2@example.org" });
  const real = await intake.accept({ source: { id: flow.source.id, demo: false }, lead: second, received: {} });
  expect(real.owner!.id).toBe(tried.steps[2]!.candidates!.find(({ chosen }) => chosen)!.personId);
});

test("a lead is tried by the size of its company, and what a step fills in is said in the words of the forms", async ({
  api,
  db,
}) => {
  const rule = { ">=": [{ var: "companySize" }, 50] };
  const flow = await aDraft(db, await api.asManager(), () =>
    graph(
      {
        start: ["lead-captured"],
        size: ["condition", { branches: [{ id: "large", label: "Large", rule }] }],
        fill: ["set-field", { field: "companySize", value: 10 }],
        end: ["end"],
      },
      ["start size", "size large end", "size otherwise fill", "fill end"],
    ),
  );
  expect(path(await tryOut(api, flow.id, { lead: { ...mia, companySize: 50 } }))).toContain("size.large");
  const small = await tryOut(api, flow.id, { lead: { ...mia, companySize: 49 } });
  expect(small.steps.map(({ effects }) => effects)).toContainEqual(["Fills in company size (people)"]);
});

test("nobody reacts: the clock runs through every wait, from person to person to the waiting list", async ({
  api,
  db,
}) => {
  const flow = await aDraft(db, await api.asManager());
  const at = "2026-03-02T09:00:00.000Z";
  const reply = await tryOut(api, flow.id, { lead: mia, at });
  expect(path(reply).slice(4)).toEqual([
    "wait",
    "wait.timeout",
    "escalate.assigned",
    "task.done",
    "wait",
    "wait.timeout",
    "escalate.waiting-list",
  ]);
  expect(reply.steps.filter(({ exit }) => exit === "timeout").map((step) => step.at)).toEqual([
    "2026-03-02T09:15:00.000Z",
    "2026-03-02T09:30:00.000Z",
  ]);
  expect(reply.owner).toBeNull();
  const escalation = reply.steps.find(({ nodeId }) => nodeId === "escalate")!;
  expect(escalation.candidates!.map(({ reason }) => reason)).toContain("Already had this lead");
  expect(escalation.effects.join()).toMatch(/Tells .+ did not reach Mia in time/);
});

test("answers may be meant for a step, with the time after which they come", async ({ api, db }) => {
  const flow = await aDraft(db, await api.asManager());
  const answers = [
    { nodeId: "wait", event: "declined", afterMs: 120_000 },
    { nodeId: "wait", event: "reached", afterMs: 60_000 },
  ];
  const reply = await tryOut(api, flow.id, { lead: mia, at: "2026-03-02T09:00:00Z", answers });
  expect(reply.outcome).toBe("done");
  expect(reply.steps.find(({ exit }) => exit === "declined")!.at).toBe("2026-03-02T09:02:00.000Z");
  expect(reply.steps.find(({ exit }) => exit === "reached")!.at).toBe("2026-03-02T09:03:00.000Z");
});

test("a drawing that is not saved can be tried out, also while another flow has its source", async ({ api, db }) => {
  const manager = await api.asManager();
  const first = await aDraft(db, manager);
  await manager.post(`/flows/${first.id}/publish`);
  const second = await aDraft(db, manager);
  const graph = {
    ...first.graph,
    nodes: first.graph.nodes.map((node) => (node.id === "german" ? { ...node, config: { anyOf: ["fr"] } } : node)),
  };
  const reply = await tryOut(api, second.id, { lead: mia, graph });
  expect(path(reply)).toEqual(["start.done", "german.otherwise", "queue.done"]);
});

test("a drawing with errors says what to mend instead of a path", async ({ api, db }) => {
  const flow = await aDraft(db, await api.asManager(), (graph) => ({ ...graph, edges: [] }));
  const reply = await tryOut(api, flow.id, { lead: mia });
  expect(reply).toMatchObject({ outcome: "failed", steps: [], error: { code: "flow-has-problems" } });
  expect(reply.problems.length).toBeGreaterThan(0);
});
