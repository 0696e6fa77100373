import type { Db } from "../../engine/database.ts";
import { newLead } from "../../server/intake/contract.ts";
import type { RunDetail, RunView } from "../../server/runs/contract.ts";
import { runRoutes } from "../../server/runs/routes.ts";
import { aDraft, catalog, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { type Api, startApi } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest
  .extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => runRoutes({ db, catalog }));
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

let made = 0;

/** A live main job and `count` leads that came in, each waiting for its first contact. */
async function leadsInFlow(db: Db, flows: Api, count = 1) {
  const manager = await flows.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake, ...engine } = createEngine(db);
  const source = { id: flow.source.id, demo: false };
  const accepted = [];
  for (let index = 0; index < count; index++) {
    const lead = newLead.parse({ name: `Mia ${++made}`, email: `mia${made}@example.org`, language: "de" });
    accepted.push(await intake.accept({ source, lead, received: lead }));
  }
  return { flow, accepted, ...engine };
}

test("a lead's path tells each step, why, and what it waits for", async ({ api, flows, db }) => {
  const { flow, accepted } = await leadsInFlow(db, flows);
  const [{ runIds, owner }] = accepted as [(typeof accepted)[0]];
  const manager = await api.asManager();
  const { status, body } = await manager.get<RunDetail>(`/runs/${runIds[0]}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ flowId: flow.id, version: 1, status: "waiting", nodeId: "wait", error: null });
  expect(body.waitingFor).toMatchObject({ kind: "contact", until: expect.any(String) });
  expect(body.steps.map(({ seq, nodeId, exit }) => [seq, nodeId, exit])).toEqual([
    [1, "start", "done"],
    [2, "german", "yes"],
    [3, "turns", "assigned"],
    [4, "task", "done"],
    [5, "wait", null],
  ]);
  expect(body.steps[2]!.sentence).toBe(`${owner!.name} was next in turn`);
});

test("a page of a flow's paths goes on where the one before ended", async ({ api, flows, db }) => {
  const { flow, accepted } = await leadsInFlow(db, flows, 5);
  const manager = await api.asManager();
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = `flowId=${flow.id}&limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await manager.get<{ data: RunView[]; nextCursor: string | null }>(`/runs?${query}`);
    seen.push(...body.data.map(({ leadId }) => leadId));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(accepted.map(({ leadId }) => leadId).toReversed());
  const waiting = await manager.get<{ data: RunView[] }>(`/runs?flowId=${flow.id}&status=waiting&nodeId=wait`);
  expect(waiting.body.data).toHaveLength(5);
  const none = await manager.get<{ data: RunView[] }>(`/runs?flowId=${flow.id}&status=failed`);
  expect(none.body.data).toEqual([]);
});

test("a rep sees the paths of their own leads and no others", async ({ api, flows, db }) => {
  const { accepted } = await leadsInFlow(db, flows, 2);
  const [first, second] = accepted as [(typeof accepted)[0], (typeof accepted)[0]];
  expect(first.owner!.id).not.toBe(second.owner!.id);
  const rep = await api.asPerson(first.owner!.id);
  expect((await rep.get(`/runs/${first.runIds[0]}`)).status).toBe(200);
  expect((await rep.get(`/runs/${second.runIds[0]}`)).status).toBe(404);
  const { body } = await rep.get<{ data: RunView[] }>("/runs");
  expect(body.data.map(({ id }) => id)).toEqual(first.runIds);
  expect((await rep.post(`/runs/${first.runIds[0]}/cancel`)).status).toBe(403);
});

test("a path that is stopped by hand waits for nothing any more, and its deadline does nothing", async ({
  api,
  flows,
  db,
  clock,
}) => {
  const { accepted, advanceAll } = await leadsInFlow(db, flows);
  const id = accepted[0]!.runIds[0]!;
  const manager = await api.asManager();
  const { body } = await manager.post<RunDetail>(`/runs/${id}/cancel`);
  expect(body).toMatchObject({ status: "cancelled", waitingFor: null });
  await clock.advance({ hours: 1 });
  await advanceAll();
  expect((await manager.get<RunDetail>(`/runs/${id}`)).body).toMatchObject({ status: "cancelled" });
  expect((await manager.get<RunDetail>(`/runs/${id}`)).body.steps).toHaveLength(5);
  expect((await manager.post(`/runs/${id}/cancel`)).body).toMatchObject({ code: "run-is-over" });
});

test("a stopped path is tried again from its step", async ({ api, flows, db, clock }) => {
  const { accepted, advanceAll } = await leadsInFlow(db, flows);
  const id = accepted[0]!.runIds[0]!;
  const manager = await api.asManager();
  expect((await manager.post(`/runs/${id}/retry`)).body).toMatchObject({ code: "run-not-stopped" });
  await clock.advance({ minutes: 20 });
  // As it is when a step could not be done three times.
  await db.query(
    `update runs set status = 'failed', wake_at = null, error = '{"code": "x", "message": "No."}',
                     event = '{"kind": "timeout", "at": 0, "data": {"exits": {"timeout": "timeout"}}}' where id = $1`,
    [id],
  );
  await db.query(
    `update waits set state = 'ended', event = '{"kind": "timeout"}', ended_at = now() where run_id = $1`,
    [id],
  );
  expect((await manager.get<RunDetail>(`/runs/${id}`)).body.error).toEqual({ code: "x", message: "No." });

  expect((await manager.post<RunDetail>(`/runs/${id}/retry`)).body).toMatchObject({ status: "ready", error: null });
  await advanceAll();
  const { body } = await manager.get<RunDetail>(`/runs/${id}`);
  expect(body).toMatchObject({ status: "waiting", nodeId: "wait" });
  expect(body.steps.slice(5).map(({ nodeId, exit }) => [nodeId, exit])).toEqual([
    ["wait", "timeout"],
    ["escalate", "assigned"],
    ["task", "done"],
    ["wait", null],
  ]);
});
