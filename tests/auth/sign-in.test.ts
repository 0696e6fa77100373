import { transaction } from "../../engine/database.ts";
import { createSignInLink } from "../../server/auth/sign-in-link.ts";
import type { LinkPurpose } from "../../server/auth/contract.ts";
import { expect, test } from "../setup/test.ts";
import { aPerson, callerWith, cookieOf, startApi } from "../http/callers.ts";
import type { Db } from "../../engine/database.ts";

const PASSWORD = "correct horse battery";

async function aToken(db: Db, personId: string, purpose: LinkPurpose = "login"): Promise<string> {
  const link = await transaction(db, (tx) => createSignInLink(tx, { personId, purpose, origin: "http://baton.test" }));
  expect(link.url).toMatch(/^http:\/\/baton\.test\/sign-in\/link#[\w-]{43}$/);
  return new URL(link.url).hash.slice(1);
}

test("a link signs in once, and looking at it does not use it up", async ({ db }) => {
  await using api = await startApi(db);
  const person = await aPerson(db, { roles: ["manager"] });
  const token = await aToken(db, person.id);

  const look = await api.asNobody.get(`/sign-in-links/${token}`);
  expect(look.body).toMatchObject({ purpose: "login", name: person.name, company: "My company" });
  const [first, second] = await Promise.all([1, 2].map(() => api.asNobody.post(`/sign-in-links/${token}`)));
  expect([first!.status, second!.status].sort()).toEqual([204, 410]);

  const cookie = cookieOf(first!.status === 204 ? first! : second!);
  const { body } = await callerWith(api.url, { cookie }).get("/me");
  expect(body).toEqual({
    id: person.id,
    name: person.name,
    email: person.email,
    roles: ["manager"],
    hasPassword: false,
    maySetPassword: true,
  });

  const again = await api.asNobody.get(`/sign-in-links/${token}`);
  expect(again).toMatchObject({ status: 410, body: { code: "link-used", detail: /login-link/ } });
});
