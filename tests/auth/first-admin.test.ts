import { transaction } from "../../engine/database.ts";
import { findOrMakeAdmin } from "../../server/auth/first-admin.ts";
import { linkOrigin } from "../../server/auth/link-origin.ts";
import { findLanAddress } from "../../server/start/addresses.ts";
import { aPerson } from "../http/callers.ts";
import { expect, isolatedTest, test } from "../setup/test.ts";

isolatedTest("processes that start together make one admin, and find that one ever after", async ({ db }) => {
  const found = await Promise.all([1, 2, 3, 4].map(() => transaction(db, (tx) => findOrMakeAdmin(tx))));
  expect(new Set(found.map((admin) => admin!.id)).size).toBe(1);
  expect(found.filter((admin) => admin!.isNew)).toHaveLength(1);
  const { rows } = await db.query("select roles, active from people");
  expect(rows).toEqual([{ roles: ["admin"], active: true }]);
  expect(await transaction(db, (tx) => findOrMakeAdmin(tx))).toEqual({ id: found[0]!.id, isNew: false });
});

isolatedTest("an admin who no longer works here does not count", async ({ db }) => {
  const former = await aPerson(db, { roles: ["admin"] });
  await db.query("update people set active = false");
  const admin = await transaction(db, (tx) => findOrMakeAdmin(tx));
  expect(admin).toMatchObject({ isNew: true });
  expect(admin!.id).not.toBe(former.id);
});

isolatedTest("the operator may name the admin by e-mail, and nobody is made for a wrong one", async ({ db }) => {
  await aPerson(db, { roles: ["admin"] });
  const second = await aPerson(db, { roles: ["rep", "admin"] });
  const rep = await aPerson(db);
  const find = (email: string) => transaction(db, (tx) => findOrMakeAdmin(tx, email));
  expect(await find(second.email.toUpperCase())).toEqual({ id: second.id, isNew: false });
  expect(await find(rep.email)).toBeUndefined();
  expect(await find("nobody@example.com")).toBeUndefined();
});

test("links for others begin with an address that is not only the maker's own", () => {
  const lan = findLanAddress() ?? "localhost";
  expect(linkOrigin("https://leads.example.com", { host: "localhost:3000" })).toBe("https://leads.example.com");
  expect(linkOrigin(undefined, { host: "192.168.1.5:3000" })).toBe("http://192.168.1.5:3000");
  expect(linkOrigin(undefined, { host: "localhost:3000" })).toBe(`http://${lan}:3000`);
  expect(linkOrigin(undefined, { host: "localhost.example.com" })).toBe("http://localhost.example.com");
});
