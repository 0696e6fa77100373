import { expect, test } from "vitest";
import { z } from "zod";
import { byId, pageOf, pageQuery } from "../../server/http/contract.ts";
import { MANAGERS, publicRoute, route } from "../../server/http/route.ts";
import { described, operationAt } from "./described.ts";
import { poke } from "./poke.ts";
import { serve } from "./serve.ts";

const thing = z.object({ name: z.string(), size: z.number().nullable(), at: z.uuid() });
const thingChange = thing.extend({ name: z.string().transform((name) => name.trim()) });

const routes = [
  route({
    method: "get",
    path: "/things",
    summary: "All <things>",
    query: pageQuery,
    output: pageOf(thing),
    access: { roles: MANAGERS, scopes: ["flows:read"] },
    handle: async () => ({ data: [], nextCursor: null }),
  }),
  route({
    method: "put",
    path: "/things/{id}",
    summary: "Change a thing",
    params: byId,
    body: thingChange,
    output: thing,
    access: { roles: MANAGERS, scopes: ["flows:write"] },
    takesHeaders: z.object({ "If-Match": z.string().optional() }),
    example: { name: "It's red", size: 7, at: "019a0000-0000-7000-8000-000000000001" },
    errors: ["thing-broken"],
    handle: async ({ body }) => body,
  }),
  poke({ roles: MANAGERS, scopes: ["flows:write"] }),
  publicRoute({
    method: "post",
    path: "/door",
    summary: "Come in",
    output: z.object({}),
    status: 204,
    handle: async () => ({}),
  }),
];

const document = described(routes);

test("an operation says what it takes, gives, needs and how it fails", () => {
  const change = operationAt(document, "/things/{id}", "put");
  expect(change.parameters).toMatchObject([
    { name: "id", in: "path", required: true },
    { name: "If-Match", in: "header" },
  ]);
  expect(change.requestBody!.content!["application/json"]!.schema.required).toEqual(["name", "size", "at"]);
  expect(Object.keys(change.responses)).toEqual(
    expect.arrayContaining(["200", "400", "401", "403", "404", "413", "415", "422", "429", "503", "default"]),
  );
  expect(change.responses["404"]!.content).toHaveProperty(["application/problem+json"]);
  expect(change.responses["default"]!.description).toContain("thing-broken");
  expect([change["x-roles"], change["x-scopes"]]).toEqual([MANAGERS, ["admin", "flows:write"]]);
  expect(change.security).toEqual([{ accessKey: [] }, { session: [] }]);
});

test("a body says whether it may be left out, and a problem that it may carry more than it declares", () => {
  expect(operationAt(document, "/things/{id}", "put").requestBody).toMatchObject({ required: true });
  expect(operationAt(document, "/things/{id}/poke", "post").requestBody).toMatchObject({ required: false });
  expect(document.components.schemas["Problem"]!["additionalProperties"]).not.toBe(false);
});

test("what needs no sign-in says so, and an answer without a body has none", () => {
  const door = operationAt(document, "/door", "post");
  expect(door.security).toEqual([]);
  expect(door.responses["204"]).toEqual({ description: "Done" });
  expect(door.responses).not.toHaveProperty("401");
});

test("the document and its page for people are served, without a script or anything from elsewhere", async () => {
  await using server = await serve(routes);
  const served: unknown = await (await fetch(`${server.url}/api/openapi.json`)).json();
  expect(served).toMatchObject({ openapi: "3.1.1", info: { title: "Baton", version: "0.0.0-test" } });

  const page = await (await fetch(`${server.url}/api/docs`)).text();
  expect(page).toContain("All &#60;things&#62;");
  expect(page).toContain("size: number | null");
  expect(page).toContain("Also with the codes <code>thing-broken</code>");
  expect(page).toContain("curl -X PUT &#34;$BATON/api/v1/things/{id}&#34;");
  expect(page).toContain(String.raw`It&#39;\&#39;&#39;s red`);
  expect(page).not.toMatch(/<script|<style|style=|https?:\/\//);
  const css = await fetch(`${server.url}/api/docs.css`);
  expect([css.headers.get("content-type"), (await css.text()).includes("--bt-page")]).toEqual([
    "text/css; charset=utf-8",
    true,
  ]);
});
