import { transaction } from "../../engine/database.ts";
import { toRequest } from "../../server/intake/request.ts";
import { addSource } from "../../server/sources/add-source.ts";
import { aLead, anEngine, incoming, takeIn } from "../engine/support/a-world.ts";
import { count, wayOf } from "../engine/support/look.ts";
import { expect, test } from "../setup/test.ts";
import { accountOf, whoKnowsThem } from "./a-flow.ts";

test("two people who write from a free mailer, and two without e-mail, have no company in common", async ({ db }) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db, { weights: [1, 1] });
  const bodies = [{ email: "a@gmail.com" }, { email: "b@gmail.com" }, { email: null }, { email: null }];
  const owners = [];
  for (const body of bodies) owners.push((await aLead(db, engine, source, body)).owner!.id);
  expect(new Set(owners).size).toBe(2);
  expect(owners.slice(0, 2)).toEqual(owners.slice(2));
  expect(await count(db, "leads where account_id is not null")).toBe(0);
  expect(await count(db, "accounts")).toBe(0);
});

test("a subdomain and a name in letters of its own lead to the same company", async ({ db }) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db);
  const emails = ["a@müller-bau.de", "b@Vertrieb.xn--mller-bau-q9a.de", "c@MÜLLER-BAU.de"];
  const owners = [];
  for (const email of emails)
    owners.push((await aLead(db, engine, source, { email, company: "Müller Bau" })).owner!.id);
  expect(new Set(owners).size).toBe(1);
  expect(await count(db, "accounts where name = 'Müller Bau'")).toBe(1);
});

test("a contact's own person goes before the company's, also when the contact comes by phone", async ({
  db,
  clock,
}) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db, { weights: [1, 1] });
  const phone = "+49 30 901822";
  const known = await aLead(db, engine, source, { email: undefined, phone });
  const company = await aLead(db, engine, source, { email: "boss@both.example" });
  expect(company.owner).not.toEqual(known.owner);
  await clock.advance({ days: 3 });

  const again = await aLead(db, engine, source, { email: "new@both.example", phone });

  expect(again.owner).toEqual(known.owner);
  expect((await wayOf(db, again.run))[1]).toBe("same assigned");
  expect(await accountOf(db, "both.example")).toMatchObject({ owner: company.owner!.id });
});

test("a trial decides nothing about real customers: neither a test lead nor one of the demo", async ({ db }) => {
  const engine = anEngine();
  const { source, flow } = await whoKnowsThem(db);
  const demo = await transaction(db, (tx) => addSource(tx, { name: "Demo", demo: true }));
  await db.query("insert into live_sources (source_id, flow_id) values ($1, $2)", [demo, flow]);
  const email = "trial@trial.example";
  const isTest = toRequest({ ...incoming(source, { email }), isTest: true }, "DE");
  const ofDemo = toRequest({ ...incoming(demo, { email }), source: { id: demo, demo: true } }, "DE");

  const [tested, shown] = await takeIn(db, engine, [isTest, ofDemo]);

  expect(await accountOf(db, "trial.example")).toBeUndefined();
  expect(await accountOf(db, "trial.example", true)).toMatchObject({ owner: shown!.owner!.id, lead: shown!.leadId });
  expect(await count(db, "leads where id = $1 and account_id is null", [tested!.leadId])).toBe(1);
  const real = await aLead(db, engine, source, { email: "real@trial.example" });
  expect((await wayOf(db, real.run))[1]).toBe("same unknown");
});
