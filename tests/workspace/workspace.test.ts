import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { readPerson } from "../../server/people/people-queries.ts";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { workspaceRoutes } from "../../server/workspace/routes.ts";
import { aDraft, aSource, startFlowApi } from "../flows/a-flow.ts";
import { seed } from "../demo/a-demo.ts";
import { startApi } from "../http/callers.ts";
import { expect, isolatedTest } from "../setup/test.ts";

const test = isolatedTest.extend("api", async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => workspaceRoutes({ db }));
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

test("a new company begins with defaults", async ({ api }) => {
  const { body } = await (await api.asRep()).get<WorkspaceView>("/workspace");
  expect(body).toMatchObject({
    company: "My company",
    timeZone: "UTC",
    country: null,
    language: "en",
    currency: "EUR",
    hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] },
    duplicateWindow: "PT24H",
    replyWithin: "PT15M",
    setUp: false,
    demo: false,
    customFields: [],
  });
});

test("a change changes what it names, and a country can be taken back", async ({ api }) => {
  const manager = await api.asManager();
  const change = {
    company: "Sonne AG",
    timeZone: "Europe/Berlin",
    country: "DE",
    duplicateWindow: "P2D",
    replyWithin: "PT1H30M",
  };
  const { body } = await manager.patch<WorkspaceView>("/workspace", change);
  expect(body).toMatchObject({ ...change, duplicateWindow: "PT48H", currency: "EUR", language: "en" });
  expect((await manager.patch<WorkspaceView>("/workspace", { country: null })).body).toMatchObject({
    country: null,
    company: "Sonne AG",
  });
  expect((await manager.patch<WorkspaceView>("/workspace", { setUp: true })).body.setUp).toBe(true);
});

test("who says during the set-up where the company is, is there too; afterwards everybody stays where they are", async ({
  api,
  db,
}) => {
  const admin = await api.asAdmin();
  const rep = await api.asRep();
  const zoneOf = async ({ id }: { id: PersonId }) => (await readPerson(db, id)).timeZone;
  await admin.patch("/workspace", { timeZone: "Europe/Berlin" });
  expect(await zoneOf(admin)).toBe("Europe/Berlin");
  expect(await zoneOf(rep)).toBe("UTC");

  await admin.patch("/workspace", { setUp: true });
  await admin.patch("/workspace", { timeZone: "Europe/London" });
  expect(await zoneOf(admin)).toBe("Europe/Berlin");
});

test("the pace of waiting lists is kept, and night hours as two", async ({ api }) => {
  const manager = await api.asManager();
  const { body } = await manager.patch<WorkspaceView>("/workspace", { pace: 5, hours: { fri: [["20:00", "02:00"]] } });
  expect(body).toMatchObject({ pace: 5, hours: { fri: [["20:00", "24:00"]], sat: [["00:00", "02:00"]] } });
  expect((await manager.patch("/workspace", { pace: 0 })).status).toBe(422);
});

test("wrong settings are refused, and a rep changes none", async ({ api }) => {
  const manager = await api.asManager();
  for (const wrong of [{ timeZone: "Mars/Base" }, { company: " " }, { currency: "euro" }, { replyWithin: "soon" }]) {
    expect((await manager.patch("/workspace", wrong)).status).toBe(422);
  }
  expect((await (await api.asRep()).patch("/workspace", { company: "Mine" })).status).toBe(403);
});

test("the set-up counts what the company made, not the demo", async ({ api, db }) => {
  await seed(db);
  await using flows = await startFlowApi(db);
  const manager = await flows.asManager();
  const before = (await (await api.asManager()).get<WorkspaceView>("/workspace")).body;
  expect(before).toMatchObject({ demo: true, progress: { people: 2, teams: 0, sources: 2, flows: 0, liveFlows: 0 } });
  await aSource(db);
  const { id } = await aDraft(db, manager);
  await manager.post(`/flows/${id}/publish`);
  const { body } = await (await api.asManager()).get<WorkspaceView>("/workspace");
  expect(body.progress).toEqual({ people: 6, teams: 1, sources: 4, flows: 1, liveFlows: 1 });
});
