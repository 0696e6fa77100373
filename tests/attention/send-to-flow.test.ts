import type { Db } from "../../engine/database.ts";
import { untakenRoutes } from "../../server/intake/untaken-routes.ts";
import { intakeRoutes } from "../../server/intake/routes.ts";
import { attentionRoutes } from "../../server/attention/routes.ts";
import { flowRoutes } from "../../server/flows/routes.ts";
import { liveFlowRoutes } from "../../server/flows/live-routes.ts";
import { leadRoutes } from "../../server/leads/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { mainJob } from "../flows/main-job.ts";
import { startApi, statuses } from "../http/callers.ts";
import { aPerson, aTeam, insert } from "../leads/rows.ts";
import { expect, test } from "../setup/test.ts";

async function aCompany(db: Db) {
  const { intake, advanceAll } = createEngine(db);
  const doorbell = { ring: () => {}, close: async () => {} };
  const api = await startApi(db, (deps) => [
    ...untakenRoutes({ db, doorbell }),
    ...intakeRoutes({ db, intake }),
    ...attentionRoutes({ db, catalog }),
    ...leadRoutes({ db, catalog }),
    ...flowRoutes({ ...deps, catalog }),
    ...liveFlowRoutes({ ...deps, catalog }),
  ]);
  const key = await api.asKey("admin");
  const ann = await aPerson(db, "Ann Berger");
  const team = await aTeam(db, "Germany", [ann]);
  const source = await insert(db, "sources", { name: `Fair ${team}`, form_key: team });
  const send = async () => {
    const lead = { source, name: "Mia", email: `${crypto.randomUUID()}@example.org`, language: "de" };
    return (await key.post<{ leadId: string; runIds: string[] }>("/leads", lead)).body;
  };
  const goLive = async () => {
    const graph = mainJob({ team, sources: [source] });
    const flow = await key.post<{ id: string }>("/flows", { name: `Fair ${team}`, graph });
    expect((await key.post(`/flows/${flow.body.id}/publish`)).status).toBe(200);
    return flow.body.id;
  };
  return { api, key, ann, send, goLive, advanceAll };
}

test("a lead that came before its flow was live is taken by it, once, when somebody asks for it", async ({ db }) => {
  const { api, key, ann, send, goLive, advanceAll } = await aCompany(db);
  await using _ = api;
  const { leadId, runIds } = await send();
  expect(runIds).toEqual([]);
  expect((await key.post(`/leads/${leadId}/send-to-flow`)).body).toMatchObject({ code: "no-flow" });
  await goLive();

  const both = await Promise.all([1, 2].map(() => key.post(`/leads/${leadId}/send-to-flow`)));
  await advanceAll();

  expect(statuses(both)).toEqual([202, 409]);
  const { body } = await key.get<{ status: string; owner: { id: string }; runs: unknown[] }>(`/leads/${leadId}`);
  expect(body).toMatchObject({ status: "assigned", owner: { id: ann } });
  expect(body.runs).toHaveLength(1);
  const attention = await key.get<{ data: { lead: { id: string } }[] }>("/attention?kind=no-flow");
  expect(attention.body.data.map(({ lead }) => lead.id)).not.toContain(leadId);
});

test("a paused flow takes it only when it goes on", async ({ db }) => {
  const { api, key, send, goLive } = await aCompany(db);
  await using _ = api;
  const flow = await goLive();
  await key.post(`/flows/${flow}/pause`);
  const { leadId } = await send();

  expect((await key.post(`/leads/${leadId}/send-to-flow`)).body).toMatchObject({ code: "flow-paused" });
  await key.post(`/flows/${flow}/resume`);
  expect((await key.post(`/leads/${leadId}/send-to-flow`)).status).toBe(202);
});

test("a lead that somebody has is not sent again", async ({ db }) => {
  const { api, key, send, goLive } = await aCompany(db);
  await using _ = api;
  await goLive();
  const { leadId } = await send();
  expect((await key.post(`/leads/${leadId}/send-to-flow`)).body).toMatchObject({ code: "already-taken" });
});
