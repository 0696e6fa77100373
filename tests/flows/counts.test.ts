import type { Db } from "../../engine/database.ts";
import type { FlowCounts, FlowDetail } from "../../server/flows/contract.ts";
import { tallyFlows } from "../../server/flows/jobs.ts";
import { newLead } from "../../server/intake/contract.ts";
import type { Api } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { aDraft, startFlowApi } from "./a-flow.ts";
import { createEngine } from "./an-engine.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startFlowApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

let made = 0;

async function aLiveFlow(db: Db, api: Api) {
  const manager = await api.asManager();
  const { id, source } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  const { intake, advanceAll } = createEngine(db);
  return {
    id,
    advanceAll,
    async send(...languages: string[]) {
      for (const language of languages) {
        const lead = newLead.parse({ name: "Mia", email: `count${++made}@example.org`, language });
        await intake.accept({ source: { id: source.id, demo: false }, lead, received: {} });
      }
    },
    counts: async () => (await manager.get<FlowCounts>(`/flows/${id}/counts`)).body,
    view: async () => (await manager.get<FlowDetail>(`/flows/${id}`)).body,
  };
}

const THREE = {
  nodes: expect.arrayContaining([
    { nodeId: "start", waiting: 0, visits: 3, failed: 0 },
    { nodeId: "german", waiting: 0, visits: 3, failed: 0 },
    { nodeId: "wait", waiting: 2, visits: 2, failed: 0 },
    { nodeId: "queue", waiting: 0, visits: 1, failed: 0 },
  ]),
  exits: expect.arrayContaining([
    { nodeId: "german", exit: "yes", count: 2 },
    { nodeId: "german", exit: "otherwise", count: 1 },
  ]),
};

test("leads are counted at once, before and after they are added up", async ({ api, db }) => {
  const flow = await aLiveFlow(db, api);
  await flow.send("de", "de", "fr");
  expect(await flow.counts()).toMatchObject(THREE);
  await Promise.all([tallyFlows(db), tallyFlows(db), tallyFlows(db)]);
  expect(await flow.counts()).toMatchObject(THREE);
  await flow.send("fr");
  expect((await flow.counts()).exits).toContainEqual({ nodeId: "german", exit: "otherwise", count: 2 });
  expect(await flow.view()).toMatchObject({ waiting: 2, today: 4 });
});

test("a batch that commits late is counted once, whenever the others were added up", async ({ api, db }) => {
  const flow = await aLiveFlow(db, api);
  const late = await db.connect();
  await late.query("begin");
  await late.query(
    `with burst as (insert into steps (run_id, first_seq, last_seq, steps, at)
       values (gen_random_uuid(), 1, 1, '[{"nodeId": "start", "exit": "done"}]', baton_now()) returning run_id)
     insert into feed (kind, run_id, flow_id, first_seq, payload, at) select 'run', run_id, $1, 1, '{}', baton_now() from burst`,
    [flow.id],
  );
  await flow.send("de");
  await tallyFlows(db);
  await late.query("commit");
  late.release();
  const started = { nodeId: "start", exit: "done", count: 2 };
  expect((await flow.counts()).exits).toContainEqual(started);
  await tallyFlows(db);
  expect((await flow.counts()).exits).toContainEqual(started);
});

test("a stopped lead is counted where it stands", async ({ api, db }) => {
  const flow = await aLiveFlow(db, api);
  await flow.send("de");
  await db.query(
    `update runs set status = 'failed', wake_at = null, error = '{"code": "x", "message": "No."}' where flow_id = $1`,
    [flow.id],
  );
  expect((await flow.counts()).nodes).toContainEqual({ nodeId: "wait", waiting: 0, visits: 1, failed: 1 });
});

test("yesterday's leads are not today's", async ({ api, db, clock }) => {
  const flow = await aLiveFlow(db, api);
  await flow.send("fr");
  await tallyFlows(db);
  await clock.advance({ days: 1 });
  expect((await flow.counts()).exits).toEqual([]);
  expect((await flow.view()).today).toBe(0);
});

test("a copy of the database on another server, whose transactions have other numbers, goes on counting", async ({
  api,
  db,
}) => {
  await db.query("update flow_tally_mark set xid = '900000000000'");
  await db.query("delete from feed");
  const flow = await aLiveFlow(db, api);
  await flow.send("de");
  await tallyFlows(db);
  expect((await flow.counts()).exits).toContainEqual({ nodeId: "start", exit: "done", count: 1 });
});
