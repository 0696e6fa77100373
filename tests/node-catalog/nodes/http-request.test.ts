import { describe, expect, test } from "vitest";
import type { PerformNode } from "../../../node-catalog/kit/define-node.ts";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import { aLead, ids } from "../../../node-catalog/kit/examples.ts";
import type { HttpRequest } from "../../../node-catalog/kit/http.ts";
import httpRequest from "../../../node-catalog/nodes/http-request.ts";

const url = "https://api.example.com/leads";

/** Calls a peer that answers like this, and keeps what was asked of it. */
async function call(config: object, answer: { status: number; body?: string } | Error, lead = aLead) {
  const asked: HttpRequest[] = [];
  const request = async (one: HttpRequest) => {
    asked.push(one);
    if (answer instanceof Error) throw answer;
    return { headers: {}, body: "", ...answer };
  };
  const performed = await (httpRequest as PerformNode<unknown>).perform({
    config: httpRequest.config.parse({ url, ...config }),
    lead,
    run: { id: ids.run, flowId: ids.flow, visit: 1, seed: "seed" },
    http: { request },
    secrets: { KEY: "s3cret" },
    idempotencyKey: "run:1:0",
    abort: new AbortController().signal,
  });
  return { performed, asked: asked[0]! };
}

const check = (config: object) => httpRequest.check!(httpRequest.config.parse({ url, ...config }), { fields: [] });

describe("what is sent", () => {
  test("is the same for every try: address, JSON with escaped values, secret and key", async () => {
    const lead = { ...aLead, name: 'Mia "M" Muster' };
    const config = {
      url: `${url}/{{ lead.name }}`,
      body: '{"name": "{{ lead.name }}", "value": {{ lead.value }}}',
      headers: [{ name: "Authorization", value: "Bearer {{ secrets.KEY }}" }],
    };
    const { asked } = await call(config, { status: 204 }, lead);
    expect(asked).toMatchObject({
      method: "POST",
      url: `${url}/Mia%20%22M%22%20Muster`,
      headers: { authorization: "Bearer s3cret", "content-type": "application/json", "idempotency-key": "run:1:0" },
    });
    expect(JSON.parse(asked.body!)).toEqual({ name: 'Mia "M" Muster', value: 12_000 });
  });

  test("cannot be given another header by a lead", async () => {
    const lead = { ...aLead, name: "Mia\r\nX-Admin: yes" };
    const headers = [
      { name: "X-Name", value: "{{ lead.name }}" },
      { name: "Idempotency-Key", value: "mine" },
    ];
    const { asked } = await call({ headers }, { status: 200 }, lead);
    expect(asked.headers).toEqual({ "x-name": "Mia X-Admin: yes", "idempotency-key": "run:1:0" });
  });

  test("names the secrets that it needs, and no others", () => {
    const headers = [{ name: "A", value: "{{ secrets.ONE }} {{secrets.TWO}} {{ secrets.ONE }}" }];
    expect(httpRequest.needs!(httpRequest.config.parse({ url, headers }))).toEqual({ secrets: ["ONE", "TWO"] });
  });
});

describe("what comes back", () => {
  test.each([200, 201, 204])("%d is done", async (status) => {
    expect((await call({}, { status })).performed).toMatchObject({ exit: "ok", because: { code: "answered", status } });
  });

  test.each([301, 400, 404, 422])("%d has failed, and is not tried again", async (status) => {
    expect((await call({}, { status })).performed).toMatchObject({
      exit: "failed",
      because: { code: "refused", status },
    });
  });

  test.each([429, 500, 503])("%d is tried again", async (status) => {
    await expect(call({}, { status })).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("no answer is tried again; an address that is not allowed is not", async () => {
    await expect(call({}, new TypeError("fetch failed"))).rejects.toMatchObject({ kind: "unavailable" });
    const refused = new AppError("stop", "private-address", "This address is not allowed.");
    await expect(call({}, refused)).rejects.toBe(refused);
  });

  test("is kept where it fits the field, and leaves the rest as it was", async () => {
    const keep = [
      { from: "/company/size", field: "fields.employees" },
      { from: "/company/size", field: "companySize" },
      { from: "/company/band", field: "fields.companySize" },
      { from: "/language", field: "language" },
      { from: "/country", field: "country" },
      { from: "/value", field: "value" },
      { from: "/product", field: "product" },
      { from: "/missing", field: "message" },
    ];
    const body = JSON.stringify({
      company: { size: 250, band: "51-200" },
      language: "DE",
      country: "Germany",
      value: "12",
      product: null,
    });
    const { performed } = await call({ keep }, { status: 200, body });
    expect(performed.set).toEqual({
      employees: 250,
      companySize: 250,
      "fields.companySize": "51-200",
      language: "de",
      value: 12,
      product: null,
    });
    const other = await call(
      { keep: [{ from: "/size", field: "companySize" }] },
      { status: 200, body: '{"size": "51+"}' },
    );
    expect(other.performed.set).toEqual({});
  });
});

describe("a mistake is found when the flow is saved", () => {
  test.each([
    [{ url: "file:///etc/passwd" }, "wrong-address"],
    [{ url: "api.example.com" }, "wrong-address"],
    [{ body: '{"name": {{ lead.name }}}' }, "wrong-json"],
    [{ body: "{{ lead.name" }, "wrong-text"],
    [{ keep: [{ from: "/a", field: "email" }] }, "unknown-field"],
  ])("%j: %s", (config, code) => {
    expect(check(config)).toMatchObject([{ code }]);
  });

  test("and none where there is none", () => {
    expect(check({ body: '{"name": "{{ lead.name }}"}', keep: [{ from: "/a", field: "product" }] })).toEqual([]);
  });
});
