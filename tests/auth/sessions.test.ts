import { randomBytes } from "node:crypto";
import type { Db } from "../../engine/database.ts";
import { createAuthenticate } from "../../server/auth/authenticate.ts";
import { createAuth } from "../../server/auth/better-auth.ts";
import { createPool } from "../../server/database/pool.ts";
import { problemOf } from "../../server/http/problem.ts";
import { aPerson, callerWith, cookieOf, startApi, type Api, type SignedIn } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

const PASSWORD = "correct horse battery";

async function withPassword(api: Api): Promise<SignedIn> {
  const person = await api.asRep();
  expect((await person.post("/me/password", { password: PASSWORD })).status).toBe(204);
  return person;
}

const signIn = (api: Api, email: string, password: string) => api.asNobody.post("/sessions", { email, password });

/** As if everybody had signed in two hours ago. */
async function setSessionsBack(db: Db): Promise<void> {
  await db.query("update auth_sessions set created_at = created_at - interval '2 hours'");
}

test("whoever has set a password signs in with it, in whatever case they type the e-mail", async ({ db }) => {
  await using api = await startApi(db);
  const person = await withPassword(api);
  const reply = await signIn(api, person.email.toUpperCase(), PASSWORD);
  expect(reply.status).toBe(204);
  const me = await callerWith(api.url, { cookie: cookieOf(reply) }).get("/me");
  expect(me.body).toMatchObject({ id: person.id, hasPassword: true, maySetPassword: false });
});

test("a wrong password, a person without one and an unknown person get the same answer", async ({ db }) => {
  await using api = await startApi(db);
  const [person, without] = [await withPassword(api), await aPerson(db)];
  const replies = [
    await signIn(api, person.email, "wrong horse battery"),
    await signIn(api, without.email, PASSWORD),
    await signIn(api, "nobody@example.com", PASSWORD),
    await signIn(api, "not an e-mail", PASSWORD),
  ];
  for (const { status, body, headers } of replies) {
    expect([status, body, headers.getSetCookie()]).toEqual([401, replies[0]!.body, []]);
  }
  expect(replies[0]!.body).toMatchObject({ code: "credentials-wrong" });
});

test("the tenth wrong attempt in a row is the last, also when they come at once", async ({ db }) => {
  await using api = await startApi(db);
  const person = await withPassword(api);
  const replies = await Promise.all(Array.from({ length: 15 }, () => signIn(api, person.email, "wrong horse")));
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(10);
  const refused = replies.find(({ status }) => status === 429)!;
  expect(refused.body).toMatchObject({
    code: "too-many-attempts",
    detail: expect.stringMatching(/again in \d+ minutes/),
  });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(600);
  expect((await signIn(api, person.email, PASSWORD)).status).toBe(429);
  const { rows } = await db.query<{ key: string }>("select key from auth_attempts");
  expect(rows.filter(({ key }) => key.includes("example.com") || key.includes("127.0.0.1"))).toEqual([]);
});

test("signing in well does not use up attempts", async ({ db }) => {
  await using api = await startApi(db);
  const person = await withPassword(api);
  for (let time = 0; time < 12; time++) expect((await signIn(api, person.email, PASSWORD)).status).toBe(204);
});

test("another password needs the old one, unless one came by a link just now", async ({ db }) => {
  await using api = await startApi(db);
  const person = await withPassword(api);
  const next = "another horse battery";
  expect((await person.get("/me")).body).toMatchObject({ hasPassword: true, maySetPassword: true });
  await setSessionsBack(db);
  expect((await person.get("/me")).body).toMatchObject({ hasPassword: true, maySetPassword: false });

  const wrong = await person.post("/me/password", { password: next, currentPassword: "wrong horse" });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: "currentPassword" }] } });
  expect((await person.post("/me/password", { password: next })).status).toBe(422);
  expect((await person.post("/me/password", { password: next, currentPassword: PASSWORD })).status).toBe(204);
  expect((await signIn(api, person.email, PASSWORD)).status).toBe(401);
  expect((await signIn(api, person.email, next)).status).toBe(204);
});

test("a short password is refused with words for people", async ({ db }) => {
  await using api = await startApi(db);
  const reply = await (await api.asRep()).post("/me/password", { password: "short" });
  expect(reply.body).toMatchObject({ errors: [{ path: "password", message: "Use at least 10 characters." }] });
});

test("another password signs out everywhere but here", async ({ db }) => {
  await using api = await startApi(db);
  const here = await withPassword(api);
  const elsewhere = await api.asPerson(here.id);
  await here.post("/me/password", { password: PASSWORD });
  expect((await here.get("/me")).status).toBe(200);
  expect((await elsewhere.get("/me")).status).toBe(401);
});

test("signing out ends this session, signing out everywhere all of them", async ({ db }) => {
  await using api = await startApi(db);
  const first = await api.asRep();
  const [second, third] = [await api.asPerson(first.id), await api.asPerson(first.id)];
  const someoneElse = await api.asRep();

  const out = await first.delete("/sessions/current");
  expect([out.status, out.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining("Max-Age=0")]);
  expect((await first.get("/me")).status).toBe(401);
  expect((await second.get("/me")).status).toBe(200);
  expect((await second.delete("/sessions")).status).toBe(204);
  expect((await third.get("/me")).status).toBe(401);
  expect((await someoneElse.get("/me")).status).toBe(200);
});

test("who no longer works here is out with the next request, and not by password either", async ({ db }) => {
  await using api = await startApi(db);
  const person = await withPassword(api);
  await db.query("update people set active = false where id = $1", [person.id]);
  expect((await person.get("/me")).status).toBe(401);
  expect((await signIn(api, person.email, PASSWORD)).status).toBe(401);
});

test("roles count from the next request on", async ({ db }) => {
  await using api = await startApi(db);
  const person = await api.asManager();
  expect((await person.get("/api-keys")).status).toBe(403);
  await db.query("update people set roles = '{admin}' where id = $1", [person.id]);
  expect((await person.get("/api-keys")).status).toBe(200);
});

test("a session ends after thirty days without a visit, and a visit prolongs it", async ({ db }) => {
  await using api = await startApi(db);
  const [visitor, absent] = [await api.asRep(), await api.asRep()];
  await db.query("update auth_sessions set expires_at = now() + interval '1 day' where person_id = $1", [visitor.id]);
  await db.query("update auth_sessions set expires_at = now() - interval '1 minute' where person_id = $1", [absent.id]);
  const visit = await visitor.get("/me");
  expect(visit.headers.getSetCookie()[0]).toContain("Max-Age=2592000");
  const { rows } = await db.query(
    "select 1 from auth_sessions where person_id = $1 and expires_at > now() + interval '29 days'",
    [visitor.id],
  );
  expect(rows).toHaveLength(1);
  expect((await absent.get("/me")).status).toBe(401);
});

test("a cookie that was tampered with, or signed by another key, is nobody's", async ({ db }) => {
  await using api = await startApi(db);
  await using other = await startApi(db);
  const { headers } = await api.asRep();
  const tampered = headers["cookie"]!.replace(/=(..)/, "=xx");
  expect((await callerWith(api.url, { cookie: tampered }).get("/me")).status).toBe(401);
  expect((await callerWith(other.url, headers).get("/me")).status).toBe(401);
});

test("the cookie is for this site and no script, and for https alone where there is https", async ({ db }) => {
  const person = await aPerson(db);
  const cookieAt = async (publicUrl: string | undefined) => {
    const auth = createAuth({ db, secretKey: randomBytes(32), publicUrl });
    const body = { personId: person.id, linkPurpose: "login" as const };
    const { headers } = await auth.api.openSession({ body, headers: new Headers(), returnHeaders: true });
    return headers.getSetCookie().join("\n");
  };
  const plain = await cookieAt(undefined);
  expect(plain).toMatch(/^baton\.session_token=.*HttpOnly.*SameSite=Lax/);
  expect(plain).not.toContain("Secure");
  expect(await cookieAt("https://leads.example.com")).toMatch(/^__Secure-baton\.session_token=.*Secure/);
});

test("while the database is away nobody is signed out: the answer is to try again", async ({ db }) => {
  const secretKey = randomBytes(32);
  const person = await aPerson(db);
  const auth = createAuth({ db, secretKey, publicUrl: undefined });
  const body = { personId: person.id, linkPurpose: "login" as const };
  const { headers } = await auth.api.openSession({ body, headers: new Headers(), returnHeaders: true });
  const cookie = cookieOf({ headers });

  for (const url of ["postgresql://nobody@localhost:1/none", "postgresql://nobody@%2Fnowhere/none"]) {
    const away = createPool({ url, name: "away" });
    const broken = createAuth({ db: away, secretKey, publicUrl: undefined });
    const authenticate = createAuthenticate({ db: away, auth: broken });
    const error: unknown = await authenticate({ headers: { cookie }, ip: "127.0.0.1" }).catch(
      (thrown: unknown) => thrown,
    );
    expect(problemOf(error)).toMatchObject({ status: 503, body: { code: "database-away" } });
    const keyError: unknown = await authenticate({ headers: { authorization: "Bearer baton_x" }, ip: "" }).catch(
      (thrown: unknown) => thrown,
    );
    expect(problemOf(keyError)).toMatchObject({ status: 503 });
    await away.end();
  }
});
