import type { Route } from "../../server/http/route.ts";
import { expect, test } from "../setup/test.ts";
import { addressOf, startWholeApi } from "./whole-api.ts";

test("no route loses a filter or a key that nobody knows in silence", async ({ db }) => {
  await using api = await startWholeApi(db);
  const [admin, key] = [await api.asAdmin(), await api.asKey("admin")];
  const wrong = { status: 422, body: { errors: expect.arrayContaining([notKnown("unheardOf")]) } };

  for (const route of api.routes) {
    const caller = isForPeople(route) ? admin : key;
    const [address, isWrite] = [addressOf(route), route.method !== "get"];
    const filtered = await caller.send(route.method, `${address}?unheardOf=1`, isWrite ? {} : undefined);
    expect([route.method, route.path, filtered]).toMatchObject([route.method, route.path, wrong]);
    if (!isWrite) continue;
    const sent = await caller.send(route.method, address, { unheardOf: 1 });
    expect([route.method, route.path, sent]).toMatchObject([route.method, route.path, wrong]);
  }
});

const notKnown = (path: string) =>
  expect.objectContaining({ path, message: expect.stringMatching(/^This is not known here/) });

/** Routes about oneself take no key. */
const isForPeople = ({ access }: Route): boolean => access !== "anyone" && access.scopes.length === 0;

test("a misspelt share is named with the one that was meant, and nothing is saved", async ({ db }) => {
  await using api = await startWholeApi(db);
  const [manager, { id }] = [await api.asManager(), await api.asRep()];
  const { status, body } = await manager.post("/teams", { name: "Misspelt", members: [{ repId: id, weigth: 3 }] });
  expect([status, body]).toMatchObject([
    422,
    { code: "invalid-input", detail: "members.0.weigth: This is not known here. Did you mean “weight”?" },
  ]);
  const { body: teams } = await manager.get<{ data: { name: string }[] }>("/teams");
  expect(teams.data.map(({ name }) => name)).not.toContain("Misspelt");
});
