import { rememberApiKeys } from "../../server/auth/api-keys.ts";
import { callerWith, startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

interface Key {
  id: string;
  name: string;
  key: string;
  lastUsedAt: string | null;
}

test("a key is shown once, works, and stands in the list without itself", async ({ db }) => {
  await using api = await startApi(db);
  const admin = await api.asAdmin();
  const { status, body } = await admin.post<Key>("/api-keys", { name: "Website", scopes: ["admin", "admin"] });
  expect([status, body]).toEqual([
    201,
    expect.objectContaining({ name: "Website", scopes: ["admin"], lastUsedAt: null }),
  ]);
  expect(body.key).toMatch(/^baton_[\w-]{43}$/);

  const program = callerWith(api.url, { authorization: `Bearer ${body.key}` });
  const { data } = (await program.get<{ data: Key[] }>("/api-keys")).body;
  const listed = data.find(({ id }) => id === body.id)!;
  expect(listed.lastUsedAt).not.toBeNull();
  expect(JSON.stringify(data)).not.toContain(body.key);
  const { rows } = await db.query("select * from auth_keys where id = $1", [body.id]);
  expect(JSON.stringify(rows)).not.toContain(body.key);
});

test("the list comes in pages, the newest first", async ({ db }) => {
  await using api = await startApi(db);
  const admin = await api.asAdmin();
  for (const name of ["one", "two", "three"]) await admin.post("/api-keys", { name, scopes: ["leads:read"] });
  const first = await admin.get<{ data: Key[]; nextCursor: string }>("/api-keys?limit=2");
  expect(first.body.data.map(({ name }) => name)).toEqual(["three", "two"]);
  const second = await admin.get<{ data: Key[] }>(`/api-keys?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body.data.map(({ name }) => name)).toEqual(["one"]);
  expect((await admin.get("/api-keys?cursor=made-up")).status).toBe(422);
});

test("a revoked key ends within five seconds in every process", async ({ db }) => {
  await using api = await startApi(db);
  const admin = await api.asAdmin();
  const { key, id } = (await admin.post<Key>("/api-keys", { name: "Old", scopes: ["leads:write"] })).body;
  let now = 0;
  const keys = rememberApiKeys(db, () => now);
  expect(await keys.find(key)).toMatchObject({ kind: "key", scopes: ["leads:write"] });
  expect((await admin.delete(`/api-keys/${id}`)).status).toBe(204);
  expect((await admin.delete(`/api-keys/${id}`)).status).toBe(404);
  now = 5_000;
  expect(await keys.find(key)).toBeNull();
});

test("many requests with one key ask the database once", async ({ db }) => {
  await using api = await startApi(db);
  const { key } = (await (await api.asAdmin()).post<Key>("/api-keys", { name: "Busy", scopes: ["leads:write"] })).body;
  let asked = 0;
  const counted = new Proxy(db, {
    get(target, name) {
      if (name === "query") asked++;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value as () => unknown).bind(target) : value;
    },
  });
  const keys = rememberApiKeys(counted);
  await Promise.all(Array.from({ length: 500 }, () => keys.find(key)));
  expect(asked).toBe(2);
});

test("whatever stands in the header and is no key is refused, even beside a good cookie", async ({ db }) => {
  await using api = await startApi(db);
  const { headers } = await api.asAdmin();
  for (const authorization of ["Bearer baton_made-up", "Bearer", "Basic YTpi", `Bearer ${"a".repeat(300)}`]) {
    expect((await callerWith(api.url, { ...headers, authorization }).get("/me")).status).toBe(401);
  }
});

test("a program that guesses keys is held off", async ({ db }) => {
  await using api = await startApi(db);
  const guesser = callerWith(api.url, { authorization: "Bearer baton_made-up" });
  const first = await guesser.get("/me");
  expect(first).toMatchObject({ status: 401, body: { code: "key-unknown" } });
  expect(first.headers.get("www-authenticate")).toContain("Bearer");
  const replies = await Promise.all(Array.from({ length: 130 }, () => guesser.get("/me")));
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(11);
});

test("a key is nobody: it has no session, name or password", async ({ db }) => {
  await using api = await startApi(db);
  const key = await api.asKey("admin");
  for (const reply of [
    await key.get("/me"),
    await key.delete("/sessions"),
    await key.post("/me/password", { password: "correct horse battery" }),
  ]) {
    expect(reply).toMatchObject({ status: 403, body: { code: "person-needed" } });
  }
});

test("only admins see, make and revoke keys", async ({ db }) => {
  await using api = await startApi(db);
  const callers = [api.asNobody, await api.asRep(), await api.asManager(), await api.asKey("people:write")];
  const replies = await Promise.all(
    callers.flatMap((caller) => [
      caller.get("/api-keys"),
      caller.post("/api-keys", { name: "Mine", scopes: ["admin"] }),
      caller.delete(`/api-keys/${crypto.randomUUID()}`),
    ]),
  );
  expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, ...Array.from({ length: 9 }, () => 403)]);
});
