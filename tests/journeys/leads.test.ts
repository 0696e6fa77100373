import type { AcceptedLead } from "../../server/intake/contract.ts";
import type { LeadDetail, LeadRow } from "../../server/leads/contract.ts";
import type { RunDetail, RunView } from "../../server/runs/contract.ts";
import { aLiveFlow, made2xx, readLead, sendLead, sendOwnedLead, unique } from "../setup/live-flow.ts";
import { expect, test } from "../setup/start-server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("a lead that is handed in has an owner in the reply, and everything can be read as the contract says", async ({
  api,
}) => {
  const flow = await aLiveFlow(api);
  const body = {
    source: flow.source,
    name: "Mia Sommer",
    email: "Mia.Sommer@Example.com",
    phone: "+49 30 901820",
    language: "de-AT",
    country: "at",
    company: "Nordwind",
    companySize: 250,
    product: "Vans",
    value: 1200.5,
    message: "Please call",
    consent: { marketing: true },
    fields: { seats: 3, urgent: true, wishes: ["red", "fast"] },
  };
  const reply = await api.post<AcceptedLead>("/leads", body, { "idempotency-key": unique("key") });

  expect(reply.status).toBe(202);
  expect(reply.body).toEqual({
    leadId: expect.stringMatching(UUID),
    runIds: [expect.stringMatching(UUID)],
    duplicate: false,
    owner: { id: expect.stringMatching(UUID), name: expect.any(String) },
  });
  const { leadId, runIds, owner } = reply.body;
  expect(await readLead(api, leadId)).toMatchObject({
    id: leadId,
    status: "assigned",
    owner,
    language: "de",
    country: "AT",
    companySize: 250,
    value: 1200.5,
    consent: body.consent,
    fields: body.fields,
    assignments: [{ repId: owner!.id, state: "owned", acceptedAt: null, because: { code: "next-in-turn" } }],
    tasks: [{ title: "make contact", state: "open", dueAt: expect.stringMatching(ISO) }],
    deals: [],
    inquiries: [{ message: "Please call", source: { id: flow.source } }],
    runs: [{ id: runIds[0] }],
  });

  const run = await made2xx(api.get<RunDetail>(`/runs/${runIds[0]}`));
  expect(run).toMatchObject({
    id: runIds[0],
    flowId: flow.flowId,
    version: 1,
    status: "waiting",
    waitingFor: { kind: "contact", subject: expect.stringMatching(UUID), until: expect.stringMatching(ISO) },
  });
  expect(run.steps.map(({ seq, nodeId, type, exit }) => [seq, nodeId, type, exit])).toEqual([
    [1, "start", "lead-captured", "done"],
    [2, "german", "language", "yes"],
    [3, "turns", "round-robin", "assigned"],
    [4, "task", "create-task", "done"],
    [5, "wait", "wait-for-contact", null],
  ]);
  expect(run.steps.every(({ at, because }) => ISO.test(at) && because.code !== "")).toBe(true);
  for (const filter of [`leadId=${leadId}`, `flowId=${flow.flowId}`, `flowId=${flow.flowId}&status=waiting`]) {
    const { data } = await made2xx(api.get<{ data: RunView[] }>(`/runs?${filter}`));
    expect(data.map(({ id }) => id)).toEqual(runIds);
  }
  expect(await made2xx(api.get(`/runs?flowId=${flow.flowId}&status=done`))).toEqual({ data: [], nextCursor: null });
});

test("an idempotency key gives the same answer to the same body, and refuses another", async ({ api }) => {
  const { source } = await aLiveFlow(api);
  const headers = { "idempotency-key": unique("key") };
  const body = { source, name: "Ida", email: "ida@example.com", language: "de", fields: { a: 1, b: 2 } };
  const first = await api.post("/leads", body, headers);
  const sameInAnotherOrder = { fields: { b: 2, a: 1 }, language: "de", email: "ida@example.com", name: "Ida", source };
  const again = await api.post("/leads", sameInAnotherOrder, headers);
  const other = await api.post("/leads", { ...body, name: "Ida Mayer" }, headers);

  expect(first.status).toBe(202);
  expect([again.status, again.body]).toEqual([202, first.body]);
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
  expect((await readLead(api, String(first.body["leadId"]))).inquiries).toHaveLength(1);
});

test("the same e-mail or phone within the window is one lead with one more inquiry, later it is a new one", async ({
  api,
  clock,
}) => {
  const { source } = await aLiveFlow(api);
  const person = { name: "Jo Brandt", email: "jo.brandt@example.com", phone: "030 / 555 123", country: "DE" };
  const first = await sendLead(api, source, person);
  const byPhone = await sendLead(api, source, { ...person, email: "jo@work.example", phone: "+49 30 555123" });
  const byEmail = await sendLead(api, source, { ...person, email: " JO.BRANDT@example.com ".trim(), phone: null });
  await clock.advance({ hours: 25 });
  const later = await sendLead(api, source, person);

  for (const repeated of [byPhone, byEmail]) {
    expect(repeated).toEqual({ leadId: first.leadId, runIds: [], duplicate: true, owner: first.owner });
  }
  expect((await readLead(api, first.leadId)).inquiries).toHaveLength(3);
  expect(later).toMatchObject({ duplicate: false });
  expect(later.leadId).not.toBe(first.leadId);
});

test("what is wrong with a lead is refused and says what to correct", async ({ api, server }) => {
  const { source } = await aLiveFlow(api);
  const wrong: [change: object, path: string][] = [
    [{ name: "" }, "name"],
    [{ name: 7 }, "name"],
    [{ email: "mia at example" }, "email"],
    [{ value: "1200" }, "value"],
    [{ value: -1 }, "value"],
    [{ companySize: "51-200" }, "companySize"],
    [{ companySize: 12.5 }, "companySize"],
    [{ companySize: 0 }, "companySize"],
    [{ companySize: 10_000_001 }, "companySize"],
    [{ language: "?" }, "language"],
    [{ language: "Estonian" }, "language"],
    [{ telephone: "+49 30 901820" }, "telephone"],
    [{ country: "1" }, "country"],
    [{ fields: ["a"] }, "fields"],
    [{ fields: { a: { b: 1 } } }, "fields.a"],
  ];
  for (const [change, path] of wrong) {
    const { status, body } = await api.post("/leads", { source, name: "Mia", ...change });
    expect([path, status, body["code"], body["errors"]]).toEqual([
      path,
      422,
      "invalid-input",
      [{ path, message: expect.any(String) }],
    ]);
  }
  expect(await api.get("/leads?ownerid=7")).toMatchObject({ status: 422, body: { errors: [{ path: "ownerid" }] } });
  const unknown = await api.post("/leads", { source: "Nowhere", name: "Mia" });
  expect(unknown).toMatchObject({ status: 422, body: { code: "unknown-source" } });
  expect(server.output()).not.toContain("mia at example");
});

test("leads come in pages, the newest first, narrowed by what is asked for", async ({ api }) => {
  const flow = await aLiveFlow(api);
  const sent: string[] = [];
  for (let count = 0; count < 5; count++) sent.push((await sendOwnedLead(api, flow.source)).leadId);
  const paged: string[] = [];
  for (let cursor = ""; ;) {
    const path = `/leads?sourceId=${flow.source}&limit=2${cursor && `&cursor=${cursor}`}`;
    const page = await made2xx(api.get<{ data: LeadRow[]; nextCursor: string | null }>(path));
    paged.push(...page.data.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(sent.toReversed());
  const { data } = await made2xx(
    api.get<{ data: LeadRow[] }>(`/leads?flowId=${flow.flowId}&status=assigned&limit=200`),
  );
  expect(data).toHaveLength(5);
});

test("a body that is too large, not JSON, or for nobody is refused before it costs anything", async ({
  api,
  server,
}) => {
  const large = await api.post("/leads", { name: "Mia", message: "x".repeat(256 * 1024) });
  expect(large).toMatchObject({ status: 413, body: { code: "body-too-large" } });
  const headers = { authorization: `Bearer ${server.key}`, "content-type": "application/json" };
  const broken = await fetch(`${server.url}/api/v1/leads`, { method: "POST", headers, body: '{"name":' });
  expect(broken.status).toBe(400);
  expect(broken.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const nobody = await fetch(`${server.url}/api/v1/leads`, { method: "POST", body: "{" });
  expect(nobody.status).toBe(401);
});

test("the lead of the API's documentation is taken as it stands there, and nothing of it is lost", async ({
  api,
  server,
}) => {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { requestBody: { content: Record<string, { example: LeadDetail }> } }>>;
  };
  const { example } = document.paths["/api/v1/leads"]!["post"]!.requestBody.content["application/json"]!;
  const { status, body } = await api.post<{ leadId: string }>("/leads", example);
  expect(status).toBe(202);
  const { source, ...said } = example;
  expect((await api.get<LeadDetail>(`/leads/${body.leadId}`)).body).toMatchObject({
    ...said,
    source: { name: source },
  });
});
