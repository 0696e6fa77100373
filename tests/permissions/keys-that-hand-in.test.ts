import { aLiveFlow, made2xx, openAssignment, sendOwnedLead } from "../setup/live-flow.ts";
import { callerWith, type Caller } from "../http/callers.ts";
import { expect, test } from "../setup/product-test.ts";

async function aKey(api: Caller, url: string, ...scopes: string[]): Promise<Caller> {
  const { key } = await made2xx(api.post<{ key: string }>("/api-keys", { name: "Web site", scopes }));
  return callerWith(url, { authorization: `Bearer ${key}` });
}

test("a key that hands leads in reads none, not even its own, but has its reply as often as it asks", async ({
  api,
  product,
}) => {
  const flow = await aLiveFlow(api);
  const site = await aKey(api, product.url, "leads:write");
  const body = { source: flow.source, name: "Mia Sommer", email: "mia-own@example.com", language: "de" };
  const own = await site.post("/leads", body, { "Idempotency-Key": "form-1" });
  expect([own.status, own.body]).toMatchObject([202, { duplicate: false, owner: { name: expect.any(String) } }]);
  expect((await site.post("/leads", body, { "Idempotency-Key": "form-1" })).body).toEqual(own.body);

  const other = await sendOwnedLead(api, flow.source, { name: "Paul Petit" });
  const { id } = await openAssignment(api, other.leadId);
  const reads = [
    "/leads",
    `/leads/${String(own.body["leadId"])}`,
    `/leads/${other.leadId}`,
    "/runs",
    `/runs/${other.runIds[0]}`,
    `/inbox?onBehalfOf=${other.owner.id}`,
    "/attention",
    "/accounts",
    `/assignments/${id}/receipt`,
  ];
  for (const path of reads) {
    const { status, body: refusal } = await site.get(path);
    expect([path, status, refusal["code"]]).toEqual([path, 403, "scope-missing"]);
    expect([path, refusal["detail"]]).toEqual([path, expect.stringContaining('"leads:read"')]);
  }
  expect((await site.get("/sources")).status).toBe(200);
});

test("it acts on a lead whose id it has, and reads with the other scope beside", async ({ api, product }) => {
  const flow = await aLiveFlow(api);
  const { leadId, owner } = await sendOwnedLead(api, flow.source);
  const site = await aKey(api, product.url, "leads:write");
  await made2xx(site.post(`/leads/${leadId}/notes`, { text: "Asked again", onBehalfOf: owner.id }));
  const crm = await aKey(api, product.url, "leads:write", "leads:read");
  expect((await crm.get(`/leads/${leadId}`)).body).toMatchObject({ id: leadId, owner: { id: owner.id } });
});
