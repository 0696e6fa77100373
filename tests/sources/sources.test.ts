import { transaction } from "../../engine/database.ts";
import type { SourceView } from "../../server/sources/contract.ts";
import { findLanAddress } from "../../server/start/addresses.ts";
import { sourceRoutes } from "../../server/sources/routes.ts";
import { aDraft, startFlowApi } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { addSource } from "../../server/sources/add-source.ts";
import { startApi } from "../http/callers.ts";
import { newLead } from "../../server/intake/contract.ts";
import { expect, test as plainTest } from "../setup/test.ts";

const test = plainTest
  .extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startApi(db, () => sourceRoutes({ db, publicUrl: undefined }));
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  })
  .extend("flows", { scope: "file" }, async ({ db }, { onCleanup }) => {
    const api = await startFlowApi(db);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

const named = (data: readonly SourceView[], id: string) => data.find((one) => one.id === id);

test("a company begins with the API and a website form, each with a form of its own", async ({ api }) => {
  const { body } = await (await api.asManager()).get<{ data: SourceView[] }>("/sources");
  expect(body.data.map(({ name }) => name)).toEqual(["API", "Website form"]);
  expect(new Set(body.data.map(({ formPath }) => formPath)).size).toBe(2);
});

test("a form's address is the one that customers can reach, not the server's own name for itself", async ({
  api,
  db,
}) => {
  const { body } = await (await api.asManager()).get<{ data: SourceView[] }>("/sources");
  const { port } = new URL(api.url);
  const host = findLanAddress() ?? "127.0.0.1";
  for (const { formUrl, formPath } of body.data) expect(formUrl).toBe(`http://${host}:${port}${formPath}`);

  await using known = await startApi(db, () => sourceRoutes({ db, publicUrl: "https://leads.example.com" }));
  const { body: added } = await (await known.asManager()).post<SourceView>("/sources", { name: "Fair" });
  expect(added.formUrl).toBe(`https://leads.example.com${added.formPath}`);
});

test("a source tells its last lead, how many came today and the flow that takes them", async ({ api, flows, db }) => {
  const manager = await flows.asManager();
  const { id, name, source } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  const { intake } = createEngine(db);
  const lead = newLead.parse({ name: "Mia", email: "mia@example.org", language: "de" });
  await intake.accept({ source: { id: source.id, demo: false }, lead, received: {} });

  const reader = await api.asKey("leads:write");
  const { body } = await reader.get<{ data: SourceView[] }>("/sources");
  expect(named(body.data, source.id)).toMatchObject({
    leadsToday: 1,
    lastLeadAt: expect.any(String),
    flow: { id, name, paused: false },
  });
  await manager.post(`/flows/${id}/pause`);
  const paused = await reader.get<{ data: SourceView[] }>("/sources");
  expect(named(paused.body.data, source.id)!.flow).toEqual({ id, name, paused: true });
});

test("a source is renamed, and taken out of use when no flow needs it", async ({ api, flows, db }) => {
  const manager = await api.asManager();
  const { status, body: fair } = await manager.post<SourceView>("/sources", { name: "Trade fair" });
  expect(status).toBe(201);
  expect((await manager.post("/sources", { name: "trade fair" })).body).toMatchObject({ code: "name-taken" });
  expect((await manager.patch<SourceView>(`/sources/${fair.id}`, { name: "Fair 2027" })).body.name).toBe("Fair 2027");
  expect((await manager.patch(`/sources/${fair.id}`, { archived: true })).status).toBe(200);
  const { body } = await manager.get<{ data: SourceView[] }>("/sources");
  expect(named(body.data, fair.id)).toBeUndefined();

  const flow = await aDraft(db, await flows.asManager());
  await (await flows.asManager()).post(`/flows/${flow.id}/publish`);
  const used = await manager.patch(`/sources/${flow.source.id}`, { archived: true });
  expect(used).toMatchObject({ status: 409, body: { code: "source-in-use", flow: flow.name } });
});

test("the source for leads that name none stays what it is", async ({ api }) => {
  const manager = await api.asManager();
  const { body } = await manager.get<{ data: SourceView[] }>("/sources");
  const { id } = body.data.find(({ name }) => name === "API")!;
  expect((await manager.patch(`/sources/${id}`, { archived: true })).body).toMatchObject({ code: "default-source" });
  expect((await manager.patch(`/sources/${id}`, { name: "Other" })).body).toMatchObject({ code: "default-source" });
});

test("a flow for everything that no other takes never takes simulated leads", async ({ api, flows, db }) => {
  const manager = await flows.asManager();
  const demo = await transaction(db, (tx) => addSource(tx, { name: "Demo website", demo: true }));
  const draft = await aDraft(db, manager, (graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === "start" ? { ...node, config: { sources: [] } } : node)),
  }));
  expect((await manager.post(`/flows/${draft.id}/publish`)).status).toBe(200);
  const { body } = await (await api.asManager()).get<{ data: SourceView[] }>("/sources");
  expect(named(body.data, demo)!.flow).toBeNull();
  expect(body.data.find(({ name }) => name === "Website form")!.flow).toMatchObject({ id: draft.id });
});
