import { setTimeout as sleep } from "node:timers/promises";
import { aLiveFlow, readLead, sendLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/start-server.ts";

test("when the database does not keep up, leads are turned away with a time to come back, and none is lost", async ({
  api,
  db,
}) => {
  const flow = await aLiveFlow(api);
  const lead = { source: flow.source, name: "Mia", language: "de" };
  const stuck = await db.connect();
  await stuck.query("begin");
  await stuck.query("lock table leads in access exclusive mode");

  const waiting = Array.from({ length: 60 }, () => api.post<{ leadId: string }>("/leads", lead));
  await sleep(2_500);
  const late = await api.post("/leads", lead);
  await stuck.query("commit");
  stuck.release();

  expect(late).toMatchObject({ status: 503, body: { code: "intake-full" } });
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  for (const { status, body } of await Promise.all(waiting)) {
    expect(status).toBe(202);
    expect((await readLead(api, body.leadId)).status).toBe("assigned");
  }
  expect((await sendLead(api, flow.source)).owner).not.toBeNull();
});

test("it says that it is alive and ready, and describes itself", async ({ server }) => {
  const get = async (path: string) => fetch(`${server.url}${path}`);
  expect([(await get("/healthz")).status, (await get("/readyz")).status]).toEqual([200, 200]);
  const document = (await (await get("/api/openapi.json")).json()) as { openapi: string; paths: object };
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toContain("/api/v1/leads");
});
