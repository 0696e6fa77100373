import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byId } from "../../server/http/contract.ts";
import { MANAGERS, publicRoute, route, type Actor } from "../../server/http/route.ts";
import { poke } from "./poke.ts";
import { serve } from "./serve.ts";

const ID = "0193f3a0-0000-7000-8000-000000000001";
const manager: Actor = { kind: "person", id: ID, roles: ["manager"] };
const rep: Actor = { kind: "person", id: ID, roles: ["rep"] };
const key = (...scopes: ("admin" | "leads:write" | "flows:read")[]): Actor => ({ kind: "key", id: ID, scopes });

const access = { roles: MANAGERS, scopes: ["flows:read"] } as const;

const failures: Record<string, unknown> = {
  invalid: new AppError("invalid", "no-good", "Correct it.", { problems: [{ nodeId: "a" }] }),
  unauthenticated: new AppError("unauthenticated", "who", "Sign in."),
  forbidden: new AppError("forbidden", "no", "Ask."),
  "not-found": new AppError("not-found", "none", "Look elsewhere."),
  conflict: new AppError("conflict", "late", "Ana has it.", { status: 200, instead: "Ana" }),
  gone: new AppError("gone", "used", "Ask for a new one."),
  "too-large": new AppError("too-large", "big", "Send less."),
  "too-many": new AppError("too-many", "slow", "Wait.", { retryAfter: 7.2 }),
  unavailable: new AppError("unavailable", "full", "Wait.", { retryAfter: 2 }),
  stop: new AppError("stop", "engine", "Secret inside."),
  bug: new Error("Secret inside"),
  address: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" }),
};

const thing = z.object({
  name: z.string().trim().min(1).max(20),
  size: z.number().int().max(9).default(1),
  email: z.union([z.email(), z.literal("")]).optional(),
});

const routes = [
  route({
    method: "get",
    path: "/things/{id}",
    summary: "One thing",
    params: byId,
    query: z.object({ limit: z.coerce.number().int().max(5).default(2) }),
    output: z.object({ id: z.string(), limit: z.number(), actor: z.string() }),
    access,
    handle: async ({ params, query, actor }) => ({ ...params, ...query, actor: actor.kind, secret: "never leaves" }),
  }),
  route({
    method: "get",
    path: "/things/usual",
    summary: "The usual thing",
    output: z.object({ usual: z.boolean() }),
    access,
    handle: async () => ({ usual: true }),
  }),
  route({
    method: "post",
    path: "/things",
    summary: "Make a thing",
    body: thing,
    output: thing,
    status: 201,
    access,
    handle: async ({ body, setHeader }) => {
      setHeader("etag", '"7"');
      return body;
    },
  }),
  poke(access),
  route({
    method: "get",
    path: "/wrong",
    summary: "Breaks its own promise",
    output: z.object({ count: z.number() }),
    access,
    handle: async () => ({ count: "three" as unknown as number }),
  }),
  publicRoute({
    method: "get",
    path: "/fail",
    summary: "Fails as asked",
    query: z.object({ how: z.string() }),
    output: z.object({}),
    handle: async ({ query }) => {
      throw failures[query.how];
    },
  }),
];

function as(actor: Actor, init: RequestInit = {}): RequestInit {
  return { ...init, headers: { "x-actor": JSON.stringify(actor), ...(init.headers as Record<string, string>) } };
}

function post(body: string, headers: Record<string, string> = {}): RequestInit {
  return as(manager, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

async function problem(reply: Response) {
  expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return (await reply.json()) as { status: number; code: string; detail: string; errors?: object[] };
}

test("a declared route gets checked values and returns only what it declares", async () => {
  await using server = await serve(routes);
  const reply = await fetch(`${server.url}/api/v1/things/${ID}?limit=4`, as(manager));
  expect(reply.status).toBe(200);
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(await reply.json()).toEqual({ id: ID, limit: 4, actor: "person" });
});

test("a literal address is never taken for an id", async () => {
  await using server = await serve(routes);
  expect(await (await fetch(`${server.url}/api/v1/things/usual`, as(manager))).json()).toEqual({ usual: true });
});

test("status and headers are the route's own", async () => {
  await using server = await serve(routes);
  const made = await fetch(`${server.url}/api/v1/things`, post('{"name":" a "}'));
  expect([made.status, made.headers.get("etag")]).toEqual([201, '"7"']);
  expect(await made.json()).toEqual({ name: "a", size: 1 });
});

test("a body whose every part is optional may be left out", async () => {
  await using server = await serve(routes);
  const reply = await fetch(`${server.url}/api/v1/things/${ID}/poke`, as(manager, { method: "POST" }));
  expect([reply.status, await reply.text()]).toEqual([204, ""]);
});

test.each([
  ["nobody", undefined, 401, "sign-in-needed"],
  ["a rep", rep, 403, "role-missing"],
  ["a manager", manager, 200, undefined],
  ["a key with another scope", key("leads:write"), 403, "scope-missing"],
  ["a key with the scope", key("flows:read"), 200, undefined],
  ["an admin key", key("admin"), 200, undefined],
])("%s is let in or told why not", async (_, actor, status, code) => {
  await using server = await serve(routes);
  const reply = await fetch(`${server.url}/api/v1/things/usual`, actor ? as(actor) : {});
  expect(reply.status).toBe(status);
  if (code) expect((await problem(reply)).code).toBe(code);
});

test("who is not let in is not told that the body is wrong", async () => {
  await using server = await serve(routes);
  expect((await fetch(`${server.url}/api/v1/things`, { ...post("{"), headers: {} })).status).toBe(401);
});

test("what is wrong with the input is said by path, in plain words", async () => {
  await using server = await serve(routes);
  const reply = await fetch(`${server.url}/api/v1/things`, post('{"name":"","size":10.5,"email":"ana"}'));
  expect(await problem(reply)).toMatchObject({
    status: 422,
    code: "invalid-input",
    detail: "name: Fill this in.",
    errors: [
      { path: "name", message: "Fill this in." },
      { path: "size", message: "This must be a whole number." },
      { path: "email", message: "This is not an e-mail address." },
    ],
  });
  const query = await fetch(`${server.url}/api/v1/things/${ID}?limit=6`, as(manager));
  expect((await problem(query)).errors).toEqual([{ path: "limit", message: "This must be at most 5." }]);
  const params = await fetch(`${server.url}/api/v1/things/7`, as(manager));
  expect((await problem(params)).errors).toEqual([{ path: "id", message: "This is not an id." }]);
});

test.each([
  ["half a character", String.raw`{"name":"\ud800"}`],
  ["a zero byte", String.raw`{"name":"a\u0000"}`],
])("text that the database cannot store is refused: %s", async (_, body) => {
  await using server = await serve(routes);
  const reply = await problem(await fetch(`${server.url}/api/v1/things`, post(body)));
  expect(reply).toMatchObject({ status: 422, errors: [{ path: "name" }] });
});

test.each([
  ["cut-off JSON", '{"name":', {}, 400, "malformed-json"],
  ["no JSON at all", "name=a", { "content-type": "application/x-www-form-urlencoded" }, 415, "not-json"],
  ["an encoding nobody knows", "{}", { "content-encoding": "zip" }, 415, "unknown-encoding"],
  ["more than 256 KiB", JSON.stringify({ name: "a".repeat(256 * 1024) }), {}, 413, "body-too-large"],
])("a body that cannot be read is refused: %s", async (_, body, headers, status, code) => {
  await using server = await serve(routes);
  const reply = await fetch(`${server.url}/api/v1/things`, post(body, headers));
  expect(await problem(reply)).toMatchObject({ status, code });
});

test.each([
  ["invalid", 422],
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["not-found", 404],
  ["conflict", 409],
  ["gone", 410],
  ["too-large", 413],
  ["too-many", 429],
  ["unavailable", 503],
  ["address", 503],
  ["stop", 500],
  ["bug", 500],
])("a failure of kind %s is answered with %i", async (how, status) => {
  await using server = await serve(routes, { bugs: "expected" });
  const reply = await fetch(`${server.url}/api/v1/fail?how=${how}`);
  expect(reply.status).toBe(status);
  expect((await problem(reply)).status).toBe(status);
});

test("facts of a failure travel along, and cannot pose as its status", async () => {
  await using server = await serve(routes);
  const conflict = await (await fetch(`${server.url}/api/v1/fail?how=conflict`)).json();
  expect(conflict).toMatchObject({ instead: "Ana", status: 409, code: "late", detail: "Ana has it." });
  const busy = await fetch(`${server.url}/api/v1/fail?how=too-many`);
  expect(busy.headers.get("retry-after")).toBe("8");
});

test("what nobody expected is logged whole and not told", async () => {
  await using server = await serve(routes, { bugs: "expected" });
  const reply = await fetch(`${server.url}/api/v1/fail?how=bug`);
  expect(JSON.stringify(await problem(reply))).not.toContain("Secret");
  const bug = server.log.find(({ msg }) => msg === "bug");
  expect(bug).toMatchObject({ path: "/api/v1/fail", err: { message: "Secret inside" } });
});

test("a reply that is not as declared is a bug, and does not leave", async () => {
  await using server = await serve(routes, { bugs: "expected" });
  const reply = await fetch(`${server.url}/api/v1/wrong`, as(manager));
  expect(await problem(reply)).toMatchObject({ status: 500, code: "internal-error" });
  expect(JSON.stringify(server.log.find(({ msg }) => msg === "bug"))).toContain("count");
});

test("unknown addresses and methods are said to be so", async () => {
  await using server = await serve(routes);
  expect(await problem(await fetch(`${server.url}/api/v1/nowhere`))).toMatchObject({ status: 404 });
  expect(await problem(await fetch(`${server.url}/api/v1/things/%E0%A4%A`))).toMatchObject({ status: 400 });
  const method = await fetch(`${server.url}/api/v1/things`, as(manager, { method: "DELETE" }));
  expect([method.status, method.headers.get("allow")]).toEqual([405, "POST"]);
});
