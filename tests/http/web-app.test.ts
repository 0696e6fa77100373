import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { request } from "undici";
import { expect, test } from "vitest";
import { z } from "zod";
import { byId } from "../../server/http/contract.ts";
import { EVERYBODY, publicRoute, route, type Actor } from "../../server/http/route.ts";
import { serveClient } from "../../server/http/serve-client.ts";
import { serve } from "./serve.ts";

const ID = "0193f3a0-0000-7000-8000-000000000001";
const SCRIPT = "console.log('a page');\n".repeat(200);

const routes = [
  route({
    method: "post",
    path: "/people/{id}",
    summary: "Somebody",
    params: byId,
    query: z.object({ q: z.string().optional() }),
    body: z.object({ email: z.string().optional() }),
    output: z.object({}),
    access: { roles: EVERYBODY, scopes: [] },
    handle: async () => ({}),
  }),
  publicRoute({
    method: "get",
    path: "/names",
    summary: "So many names",
    query: z.object({ count: z.coerce.number() }),
    output: z.array(z.string()),
    handle: async ({ query: { count } }) => Array.from({ length: count }, (_, index) => `Somebody ${index}`),
  }),
];

function as(actor: Actor): RequestInit {
  return { headers: { "x-actor": JSON.stringify(actor) } };
}
const rep: Actor = { kind: "person", id: ID, roles: ["rep"] };
const admin: Actor = { kind: "person", id: ID, roles: ["admin"] };

async function someBuiltPages() {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-pages-"));
  await mkdir(path.join(folder, "assets"));
  await writeFile(path.join(folder, "index.html"), '<script nonce="__CSP_NONCE__"></script><div id="root"></div>');
  await writeFile(path.join(folder, "assets/main-abc.js"), SCRIPT);
  await writeFile(path.join(folder, "logo.svg"), "<svg/>");
  return serveClient(folder);
}

test("pages may run only scripts that carry the nonce of their reply", async () => {
  await using server = await serve(routes, { client: await someBuiltPages() });
  const [first, second] = await Promise.all([fetch(server.url), fetch(`${server.url}/inbox/x`)]);
  const policy = first.headers.get("content-security-policy")!;
  const directives = Object.fromEntries(policy.split(";").map((one) => one.trim().split(/ (.*)/) as [string, string]));
  const nonce = /nonce="([^"]+)"/.exec(await first.text())![1]!;
  expect(directives["script-src"]).toBe(`'self' 'nonce-${nonce}'`);
  expect(directives).toMatchObject({ "default-src": "'self'", "object-src": "'none'", "frame-ancestors": "'none'" });
  expect(policy.replace(/style-src-attr[^;]*/, "")).not.toMatch(/unsafe|\*/);
  expect(await second.text()).not.toContain(nonce);
  expect(first.headers.get("x-powered-by")).toBeNull();
  expect(first.headers.get("x-content-type-options")).toBe("nosniff");
});

test("long replies are compressed for whoever can read that, short ones and those to changes are not", async () => {
  await using server = await serve(routes);
  const encodingOf = async (count: number, accepted: string) => {
    const url = `${server.url}/api/v1/names?count=${count}`;
    const { headers, body } = await request(url, { headers: { "accept-encoding": accepted } });
    await body.dump();
    return headers["content-encoding"];
  };
  expect(await encodingOf(1000, "gzip")).toBe("gzip");
  expect(await encodingOf(1000, "identity")).toBeUndefined();
  expect(await encodingOf(3, "gzip")).toBeUndefined();
  expect(await (await fetch(`${server.url}/api/v1/names?count=1000`)).json()).toHaveLength(1000);
});

test("plain HTTP in a network works: nothing sends the browser to https", async () => {
  await using plain = await serve(routes, { publicUrl: "http://192.168.1.5:3000" });
  const { headers } = await fetch(plain.url);
  expect(headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
  expect(headers.get("strict-transport-security")).toBeNull();
  expect(headers.get("cross-origin-opener-policy")).toBeNull();
  await using secure = await serve(routes, { publicUrl: "https://leads.example.com" });
  const reply = await fetch(secure.url);
  expect(reply.headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  expect(reply.headers.get("strict-transport-security")).toContain("max-age");
});

test("hashed files are kept for a year, compressed; others are asked for again", async () => {
  await using server = await serve(routes, { client: await someBuiltPages() });
  const br = await fetch(`${server.url}/assets/main-abc.js`, { headers: { "accept-encoding": "br" } });
  expect(await br.text()).toBe(SCRIPT);
  expect(Object.fromEntries(br.headers)).toMatchObject({
    "content-encoding": "br",
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(Number(br.headers.get("content-length"))).toBeLessThan(SCRIPT.length / 10);
  const plain = await fetch(`${server.url}/assets/main-abc.js`, { headers: { "accept-encoding": "identity" } });
  expect([await plain.text(), plain.headers.get("content-encoding")]).toEqual([SCRIPT, null]);

  const logo = await fetch(`${server.url}/logo.svg`);
  expect([logo.headers.get("content-type"), logo.headers.get("cache-control")]).toEqual([
    "image/svg+xml",
    "public, no-cache",
  ]);
  // As a browser asks; fetch alone would add "no-cache".
  const headers = { "if-none-match": logo.headers.get("etag")!, "cache-control": "max-age=0" };
  const again = await fetch(`${server.url}/logo.svg`, { headers });
  expect(again.status).toBe(304);
});

test("an address of the client is its page, a missing file is missing", async () => {
  await using server = await serve(routes, { client: await someBuiltPages() });
  const status = async (address: string, init?: RequestInit) => (await fetch(server.url + address, init)).status;
  expect(await status("/flows/7/edit")).toBe(200);
  expect(await status("/index.html")).toBe(404);
  expect(await status("/assets/old-123.js")).toBe(404);
  expect(await status("/favicon.ico")).toBe(404);
  expect(await status("/assets/..%2f..%2fpackage.json")).toBe(404);
  expect(await status("/api/nowhere")).toBe(404);
  expect(await status("/flows", { method: "POST" })).toBe(404);
});

test("a form of another site cannot act with somebody's cookie, and a program needs no origin", async () => {
  await using server = await serve(routes, { publicUrl: "https://leads.example.com" });
  const status = async (headers: Record<string, string>) => {
    const all = { "x-actor": JSON.stringify(rep), ...headers };
    return (await fetch(`${server.url}/api/v1/people/${ID}`, { method: "POST", headers: all })).status;
  };
  expect(await status({})).toBe(200);
  expect(await status({ origin: server.url })).toBe(200);
  expect(await status({ origin: "https://leads.example.com" })).toBe(200);
  expect(await status({ origin: "https://evil.example" })).toBe(403);
  expect(await status({ origin: "https://leads.example.com.evil.example" })).toBe(403);
  expect(await status({ origin: "null" })).toBe(403);
  expect(await status({ "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await status({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await status({ "sec-fetch-site": "same-site" })).toBe(403);
  // A key is never sent by a browser on its own.
  expect(await status({ origin: "https://evil.example", authorization: "Bearer x" })).toBe(200);
});

test("probes tell apart: alive, ready, stopping, without a database", async () => {
  let database: () => Promise<void> = async () => {};
  await using server = await serve(routes, { pingDatabase: () => database() });
  const ready = async () => {
    const reply = await fetch(`${server.url}/readyz`);
    return [reply.status, await reply.json()];
  };
  expect(await ready()).toEqual([200, { status: "ready" }]);
  database = async () => {
    throw new Error("gone");
  };
  expect(await ready()).toEqual([503, { status: "database-away" }]);
  database = async () => {};
  server.drain();
  expect(await ready()).toEqual([503, { status: "stopping" }]);
  const alive = await fetch(`${server.url}/healthz`);
  expect([alive.status, alive.headers.get("connection")]).toEqual([200, "close"]);
});

test("figures are for this machine and for admins", async () => {
  await using server = await serve(routes);
  await fetch(`${server.url}/api/v1/people/${ID}?q=Ana`, { method: "POST", ...as(rep) });
  const figures = await (await fetch(`${server.url}/metrics`)).text();
  expect(figures).toContain('path="/api/v1/people/{id}"');
  expect(figures).not.toContain(ID);
  const throughProxy = (init?: RequestInit) =>
    fetch(`${server.url}/metrics`, {
      headers: { ...(init?.headers as Record<string, string>), "x-forwarded-for": "203.0.113.7" },
    });
  expect((await throughProxy()).status).toBe(401);
  // A page whose name was pointed at this machine is still not on it.
  const rebound = await request(`${server.url}/metrics`, { headers: { host: "evil.example" } });
  expect(rebound.statusCode).toBe(401);
  expect((await throughProxy(as(rep))).status).toBe(403);
  expect((await throughProxy(as(admin))).status).toBe(200);
});

test("the log knows what was called and by whom, and nothing personal", async () => {
  await using server = await serve(routes);
  const email = "ana@example.com";
  await fetch(`${server.url}/api/v1/people/${ID}?q=${email}`, {
    method: "POST",
    headers: { "x-actor": JSON.stringify(admin), "content-type": "application/json", "user-agent": "Ana's phone" },
    body: JSON.stringify({ email }),
  });
  await expect.poll(() => server.log.length).toBe(1);
  expect(server.log[0]).toMatchObject({ method: "POST", path: "/api/v1/people/{id}", status: 200, actor: "person" });
  expect(JSON.stringify(server.log)).not.toMatch(/ana/i);
});

test.each([
  [[], "203.0.113.7"],
  [["203.0.113.0/24"], "198.51.100.4"],
])("behind the proxies %j a request comes from %s", async (proxies, ip) => {
  const who = publicRoute({
    method: "get",
    path: "/who",
    summary: "Who asks",
    output: z.object({ ip: z.string() }),
    handle: async ({ ip }) => ({ ip }),
  });
  await using server = await serve([who], { proxies });
  const headers = { "x-forwarded-for": "198.51.100.4, 203.0.113.7" };
  expect(await (await fetch(`${server.url}/api/v1/who`, { headers })).json()).toEqual({ ip });
});
