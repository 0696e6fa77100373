import { transaction, type Db } from "../../engine/database.ts";
import type { LinkPurpose } from "../../server/auth/contract.ts";
import { tidySignIns } from "../../server/auth/jobs.ts";
import { createSignInLink } from "../../server/auth/sign-in-link.ts";
import { aPerson, callerWith, cookieOf, startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

async function aToken(db: Db, personId: string, purpose: LinkPurpose = "login"): Promise<string> {
  const link = await transaction(db, (tx) => createSignInLink(tx, { personId, purpose, origin: "http://baton.test" }));
  expect(link.url).toMatch(/^http:\/\/baton\.test\/sign-in\/link#[\w-]{43}$/);
  return new URL(link.url).hash.slice(1);
}

async function setBack(db: Db, personId: string, by: string): Promise<void> {
  await db.query(
    "update auth_links set created_at = created_at - $2::interval, expires_at = expires_at - $2::interval where person_id = $1",
    [personId, by],
  );
}

test("a link signs in once, and looking at it does not use it up", async ({ db }) => {
  await using api = await startApi(db);
  const person = await aPerson(db, { roles: ["manager"] });
  const token = await aToken(db, person.id);

  const look = await api.asNobody.get(`/sign-in-links/${token}`);
  expect(look.body).toMatchObject({ state: "ready", purpose: "login", name: person.name, company: "My company" });
  const replies = await Promise.all([1, 2, 3].map(() => api.asNobody.post(`/sign-in-links/${token}`)));
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410, 410]);

  const cookie = cookieOf(replies.find(({ status }) => status === 204)!);
  const { body } = await callerWith(api.url, { cookie }).get("/me");
  const account = { roles: ["manager"], hasPassword: false, maySetPassword: true, isUnnamed: false };
  expect(body).toEqual({ ...person, ...account });
});

test("with a password of one's own, links that lie about let nobody in any more", async ({ db }) => {
  await using api = await startApi(db);
  const person = await aPerson(db);
  const [mine, lost] = [await aToken(db, person.id, "invitation"), await aToken(db, person.id, "invitation")];
  const cookie = cookieOf(await api.asNobody.post(`/sign-in-links/${mine}`));

  await callerWith(api.url, { cookie }).post("/me/password", { password: "correct horse battery" });

  expect(await api.asNobody.post(`/sign-in-links/${lost}`)).toMatchObject({
    status: 410,
    body: { code: "link-expired" },
  });
});

test("a link that was used, is too old or was never made says what to do", async ({ db }) => {
  await using api = await startApi(db);
  const person = await aPerson(db);
  const used = await aToken(db, person.id);
  await api.asNobody.post(`/sign-in-links/${used}`);
  const message: unknown = expect.stringContaining("npm run baton -- login-link");
  expect((await api.asNobody.get(`/sign-in-links/${used}`)).body).toEqual({ state: "used", message });
  expect(await api.asNobody.post(`/sign-in-links/${used}`)).toMatchObject({
    status: 410,
    body: { code: "link-used", detail: message },
  });

  const old = await aToken(db, (await aPerson(db)).id, "invitation");
  await db.query(
    "update auth_links set created_at = now() - interval '9 days', expires_at = now() where spent_at is null",
  );
  expect(await api.asNobody.post(`/sign-in-links/${old}`)).toMatchObject({
    status: 410,
    body: { code: "link-expired", detail: expect.stringContaining("ask an admin or a manager") },
  });
  expect((await api.asNobody.get("/sign-in-links/made-up")).body).toMatchObject({ state: "unknown" });
  expect(await api.asNobody.post("/sign-in-links/made-up")).toMatchObject({
    status: 404,
    body: { code: "link-unknown" },
  });
});

test("a link lasts an hour, an invitation seven days", async ({ db }) => {
  const lifetimes = [
    ["login", "59 minutes", "2 minutes"],
    ["reset", "59 minutes", "2 minutes"],
    ["first-admin", "59 minutes", "2 minutes"],
    ["invitation", "6 days 23 hours", "2 hours"],
  ] as const;
  await using api = await startApi(db);
  for (const [purpose, nearly, more] of lifetimes) {
    const { id } = await aPerson(db);
    const token = await aToken(db, id, purpose);
    await setBack(db, id, nearly);
    expect((await api.asNobody.get(`/sign-in-links/${token}`)).body).toMatchObject({ state: "ready" });
    await setBack(db, id, more);
    expect((await api.asNobody.post(`/sign-in-links/${token}`)).status).toBe(410);
  }
});

test("the database holds nothing that opens a door", async ({ db }) => {
  const person = await aPerson(db);
  const token = await aToken(db, person.id);
  const { rows } = await db.query("select * from auth_links where person_id = $1", [person.id]);
  const raw = Buffer.from(token, "base64url").toString("hex");
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify(rows)).not.toContain(raw);
});

test("who no longer works here gets no link, and an earlier one is void", async ({ db }) => {
  await using api = await startApi(db);
  const person = await aPerson(db);
  const token = await aToken(db, person.id);
  await db.query("update people set active = false where id = $1", [person.id]);
  expect((await api.asNobody.post(`/sign-in-links/${token}`)).status).toBe(404);
  await expect(aToken(db, person.id)).rejects.toMatchObject({ code: "person-not-found" });
});

test("a manager invites a rep, who comes in by the link", async ({ db }) => {
  await using api = await startApi(db);
  const rep = await aPerson(db);
  const invitation = await (await api.asManager()).post<{ url: string }>(`/reps/${rep.id}/invitation`);
  expect(invitation.status).toBe(201);
  const { origin, pathname, hash } = new URL(invitation.body.url);
  expect(pathname).toBe("/sign-in/link");
  // Who sits at the server came by its loopback address, which would be the guest's own machine.
  expect(origin).not.toMatch(/127\.0\.0\.1|localhost/);
  const signedIn = await api.asNobody.post(`/sign-in-links/${hash.slice(1)}`);
  const me = await callerWith(api.url, { cookie: cookieOf(signedIn) }).get("/me");
  expect(me.body).toMatchObject({ id: rep.id });
});

test("a link makes whoever has it that person, so it is made by nobody below them", async ({ db }) => {
  await using api = await startApi(db);
  const [admin, rep] = [await aPerson(db, { roles: ["admin", "rep"] }), await aPerson(db)];
  const callers = [api.asNobody, await api.asRep(), await api.asKey("leads:write"), await api.asKey("people:write")];
  const manager = await api.asManager();
  for (const purpose of ["invitation", "reset-link"]) {
    const forAdmin = await Promise.all(
      [...callers, manager, await api.asAdmin(), await api.asKey("admin")].map((caller) =>
        caller.post(`/reps/${admin.id}/${purpose}`),
      ),
    );
    expect(forAdmin.map(({ status }) => status)).toEqual([401, 403, 403, 403, 403, 201, 201]);
    const forRep = await Promise.all([...callers, manager].map((caller) => caller.post(`/reps/${rep.id}/${purpose}`)));
    // A key that may only write people reads no lead; the session of a rep, or of a manager, would.
    expect(forRep.map(({ status }) => status)).toEqual([401, 403, 403, 403, 201]);
  }
  expect((await manager.post(`/reps/${crypto.randomUUID()}/invitation`)).status).toBe(404);
});

test("the nightly job forgets what ended long ago and nothing else", async ({ db }) => {
  const [old, fresh] = [await aPerson(db), await aPerson(db)];
  await aToken(db, old.id);
  await aToken(db, fresh.id);
  await setBack(db, old.id, "40 days");
  await tidySignIns(db);
  const { rows } = await db.query("select person_id as id from auth_links where person_id = any($1)", [
    [old.id, fresh.id],
  ]);
  expect(rows).toEqual([{ id: fresh.id }]);
});
