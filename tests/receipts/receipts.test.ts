import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Graph } from "../../engine/graph.ts";
import { transaction } from "../../engine/database.ts";
import { assignmentRoutes } from "../../server/assignments/routes.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import type { ReceiptView, ReplayReply } from "../../server/receipts/contract.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { catalog, startFlowApi } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { aBusyTeam, assignmentOf } from "./a-busy-team.ts";

const RESTARTED = path.join(import.meta.dirname, "restarted-process.ts");
const doorbell = { ring: () => {}, close: async () => {} };

const test = plainTest
  .extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => [...receiptRoutes({ db, catalog }), ...assignmentRoutes({ db, doorbell })]);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

test("a receipt says why it went there, and names every member once in words of the screen", async ({
  api,
  flows,
  db,
}) => {
  const team = await aBusyTeam(db, flows);
  const [, second] = await team.send(2);
  const { id, personId } = await assignmentOf(db, second!.leadId);
  await db.query("update people set away_until = now() + interval '2 days' where id = $1", [team.team.ann]);
  const [third] = await team.send(1);

  const manager = await api.asManager();
  const { status, body } = await manager.get<ReceiptView>(`/assignments/${id}/receipt`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    assignmentId: id,
    person: { id: personId },
    place: { flowId: team.id, version: 1, nodeId: "turns", step: "Take turns" },
    answer: `${body.person.name} was next in turn`,
    canReplay: true,
  });
  expect(body.sentences[0]).toBe(`2 people are in ${body.team!.name}; everybody could take it`);
  expect(body.sentences[1]).toContain(`${body.person.name} was next: owed 1 turn`);
  expect(body.candidates.map((one) => one.personId).toSorted()).toEqual([team.team.ann, team.team.bob].toSorted());

  const after = await assignmentOf(db, third!.leadId);
  const { body: withOneOut } = await manager.get<ReceiptView>(`/assignments/${after.id}/receipt`);
  const ann = withOneOut.candidates.find((one) => one.personId === team.team.ann)!;
  expect(ann).toMatchObject({ eligible: false, chosen: false });
  expect(ann.reason).toMatch(/^Away until \d/);
  expect(withOneOut.sentences).toContain(`${ann.name} was out: ${ann.reason}`);
});

test("to whoever got the lead it says “you”; a colleague's receipt is not there", async ({ api, flows, db }) => {
  const team = await aBusyTeam(db, flows);
  const [lead] = await team.send(1);
  const { id, personId } = await assignmentOf(db, lead!.leadId);
  const mine = await (await api.asPerson(personId)).get<ReceiptView>(`/assignments/${id}/receipt`);
  expect(mine.body.answer).toBe("You were next in turn");

  const colleague = await api.asPerson(personId === team.team.ann ? team.team.bob : team.team.ann);
  for (const [method, path] of [
    ["get", `/assignments/${id}/receipt`],
    ["post", `/assignments/${id}/receipt/replay`],
  ] as const) {
    expect(await colleague[method](path)).toMatchObject({ status: 404, body: { code: "no-such-assignment" } });
  }
  const leader = await api.asPerson(team.team.lena);
  expect((await leader.get(`/assignments/${id}/receipt`)).status).toBe(200);
});

test("what a person decided says who and why, and there is nothing to repeat", async ({ api, flows, db }) => {
  const team = await aBusyTeam(db, flows);
  const [lead] = await team.send(1);
  const { personId } = await assignmentOf(db, lead!.leadId);
  const other = personId === team.team.ann ? team.team.bob : team.team.ann;
  const manager = await api.asManager();
  await manager.post(`/leads/${lead!.leadId}/assign`, { repId: other, reason: "They know each other" });
  const { id } = await assignmentOf(db, lead!.leadId);
  const { body } = await manager.get<ReceiptView>(`/assignments/${id}/receipt`);
  expect(body).toMatchObject({ place: null, candidates: [], sentences: [], canReplay: false });
  expect(body.answer).toContain("They know each other");
  expect(await manager.post(`/assignments/${id}/receipt/replay`)).toMatchObject({
    status: 409,
    body: { code: "decided-by-a-person" },
  });
});

test("every receipt decides the same again after a restart, changes of the team and a new version", async ({
  api,
  flows,
  db,
  databaseUrl,
  clock,
}) => {
  const flow = await aBusyTeam(db, flows);
  const { team, manager: caller, source } = flow;
  const early = await flow.send(64);
  await clock.advance({ minutes: 20 });
  await flow.advanceAll();

  const { graph, revision } = (await caller.get<FlowDetail>(`/flows/${flow.id}`)).body;
  const nodes = graph.nodes.map((node) =>
    node.id === "turns" ? { ...node, config: { ...node.config, requirements: { match: ["language"] } } } : node,
  );
  const saved = await caller.put(
    `/flows/${flow.id}/draft`,
    { graph: { ...graph, nodes } },
    { "if-match": String(revision) },
  );
  expect(saved).toMatchObject({ status: 200, body: { revision: revision + 1 } });
  await db.query("update team_members set weight = 3 where team_id = $1 and person_id = $2", [team.id, team.ann]);
  await db.query("update people set languages = '{de}' where id = $1", [team.ann]);
  await db.query("update people set name = name || ' Berger', languages = '{de,it}' where id = $1", [team.bob]);
  expect(await caller.post(`/flows/${flow.id}/publish`)).toMatchObject({ status: 200, body: { version: 2 } });
  await clock.advance({ minutes: 20 });

  const child = await promisify(execFile)(process.execPath, [RESTARTED, databaseUrl, source.id, "20"]);
  const { taken, errors, count, different } = JSON.parse(child.stdout);
  expect({ errors, different }).toEqual({ errors: [], different: [] });
  expect(count).toBeGreaterThanOrEqual(84 + 64);
  const { rows: versions } = await db.query<{ version: number; leads: number }>(
    "select version, count(*)::int as leads from runs where flow_id = $1 group by 1 order by 1",
    [flow.id],
  );
  expect(versions).toEqual([
    { version: 1, leads: 64 },
    { version: 2, leads: 20 },
  ]);
  const manager = await api.asManager();
  for (const leadId of [early[0]!.leadId, taken[0]]) {
    const { rows } = await db.query<{ id: string }>("select id from assignments where lead_id = $1", [leadId]);
    expect(rows.length).toBeGreaterThan(0);
    for (const one of rows) {
      const { body } = await manager.post<ReplayReply>(`/assignments/${one.id}/receipt/replay`);
      expect(body).toEqual({ same: true });
    }
  }
});

test("a receipt that was tampered with is told by the first number that differs", async ({ api, flows, db }) => {
  const team = await aBusyTeam(db, flows);
  const [lead] = await team.send(1);
  const { id } = await assignmentOf(db, lead!.leadId);
  await db.query(
    `update receipts set packed = jsonb_set(packed::jsonb, '{gained}', '[400000, 600000]')::json where assignment_id = $1`,
    [id],
  );
  const { body } = await (await api.asManager()).post<ReplayReply>(`/assignments/${id}/receipt/replay`);
  expect(body).toMatchObject({ same: false, difference: { replayed: expect.any(Number), stored: expect.any(Number) } });
  expect(body.same || body.difference.path).toMatch(/^\/members\/0\//);
  await db.query("delete from receipts where assignment_id = $1", [id]);
});

test("where the lead's data were erased the receipt is still told, but cannot be repeated", async ({
  api,
  flows,
  db,
}) => {
  const byValue = (graph: Graph): Graph => ({
    ...graph,
    nodes: graph.nodes.map((node) => {
      const isTurns = node.id === "turns";
      return isTurns ? { ...node, type: "fewest-open", config: { ...node.config, measure: "value" } } : node;
    }),
  });
  const team = await aBusyTeam(db, flows, byValue);
  const [lead] = await team.send(1);
  const { id } = await assignmentOf(db, lead!.leadId);
  const manager = await api.asManager();
  const read = async () => (await manager.get<ReceiptView>(`/assignments/${id}/receipt`)).body;
  const before = await read();
  expect(before.candidates.map(({ reason }) => reason)).toContainEqual(expect.stringContaining(" in open leads"));
  await db.query("update receipts set lead = null where assignment_id = $1", [id]);
  const { canReplay, sentences, candidates } = await read();
  // What was compared is named as before.
  expect({ sentences, candidates }).toEqual({ sentences: before.sentences, candidates: before.candidates });
  expect(canReplay).toBe(false);
  expect(await manager.post(`/assignments/${id}/receipt/replay`)).toMatchObject({ body: { code: "inputs-gone" } });
});

test("receipts of the first format are still told", async ({ api, flows, db }) => {
  const team = await aBusyTeam(db, flows);
  const [lead] = await team.send(1);
  const { id, personId } = await assignmentOf(db, lead!.leadId);
  const member = { eligible: true, reason: "eligible", weight: 1, creditBefore: "0", gained: "500000" };
  const old = {
    strategy: "next-in-turn@1",
    teamId: team.team.id,
    chosen: personId,
    seed: "x",
    members: [team.team.ann, team.team.bob].map((one) => ({
      ...member,
      personId: one,
      creditAfter: one === personId ? "-500000" : "500000",
    })),
  };
  await db.query(
    `update receipts set format = 1, decision = $2, packed = null, params_id = null, team_version = null, lead = null
      where assignment_id = $1`,
    [id, JSON.stringify(old)],
  );
  const { body } = await (await api.asManager()).get<ReceiptView>(`/assignments/${id}/receipt`);
  expect(body.candidates).toHaveLength(2);
  expect(body.canReplay).toBe(false);
});

test("a team's facts are stored once per version, whatever is rolled back", async ({ flows, db }) => {
  const { team } = await aBusyTeam(db, flows);
  const loader = new FactsLoader();
  const wanted = { teamIds: [team.id], personIds: [], loadsOf: "people-with-limits", withBackups: false } as const;
  const lock = () => transaction(db, (tx) => loader.lock(tx, wanted));
  const versions = async () =>
    (await db.query("select version from team_snapshots where team_id = $1 order by version", [team.id])).rows.length;

  await transaction(db, async (tx) => {
    await loader.lock(tx, wanted);
    throw new Error("nothing of this happened");
  }).catch(() => {});
  expect(await versions()).toBe(0);
  await Promise.all([lock(), lock(), lock()]);
  expect(await versions()).toBe(1);
  await db.query("update team_members set weight = 5 where team_id = $1", [team.id]);
  await lock();
  await lock();
  expect(await versions()).toBe(2);
});
