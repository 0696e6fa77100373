import { type Db, transaction } from "../../engine/database.ts";
import { nameOwner } from "../../server/accounts/name-owner.ts";
import { declineLead } from "../../server/assignments/decline-lead.ts";
import { assignByHand, claimLead } from "../../server/assignments/give-lead.ts";
import { changePerson } from "../../server/people/change-person.ts";
import { advanceAll, aLead, anEngine, aPerson } from "../engine/support/a-world.ts";
import { assignmentsOf, leadOf, stepsOf, wayOf } from "../engine/support/look.ts";
import { expect, test } from "../setup/test.ts";
import { accountOf, whoKnowsThem } from "./a-flow.ts";

const from = (domain: string) => ({ email: `${crypto.randomUUID()}@${domain}` });
const offers = { same: { mode: "offer" }, turns: { mode: "offer" } };

const passOn = (db: Db, { id, person }: { id: string; person: string }) =>
  transaction(db, (tx) =>
    declineLead(tx, { assignmentId: id, actor: { kind: "person", id: person, roles: ["rep"] }, reason: "Busy" }),
  );
const goAway = (db: Db, person: string) =>
  db.query("update people set away_until = baton_now() + interval '1 day' where id = $1", [person]);

test("a company goes along when its first lead goes to somebody else, and the next one follows", async ({ db }) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db, { ...offers, weights: [1, 1] });
  const first = await aLead(db, engine, source, from("along.example"));
  const [asked] = await assignmentsOf(db, first.lead);
  expect(await accountOf(db, "along.example")).toMatchObject({ owner: asked!.person, lead: first.lead });
  const second = await aLead(db, engine, source, from("along.example"));
  expect(await assignmentsOf(db, second.lead)).toMatchObject([{ person: asked!.person, state: "offered" }]);

  await passOn(db, asked!);
  await advanceAll(db, engine);

  const { owner } = await leadOf(db, first.lead);
  expect(owner).not.toBe(asked!.person);
  expect(await accountOf(db, "along.example")).toMatchObject({ owner, lead: first.lead });
  const third = await aLead(db, engine, source, from("along.example"));
  expect(await assignmentsOf(db, third.lead)).toMatchObject([{ person: owner, state: "offered" }]);
});

test("while a company's person is away its leads go by the other rules, and the person keeps the company", async ({
  db,
}) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db, { weights: [1, 1] });
  const { owner } = await aLead(db, engine, source, from("away.example"));
  await goAway(db, owner!.id);

  const second = await aLead(db, engine, source, from("away.example"));

  expect(second.owner!.id).not.toBe(owner!.id);
  expect((await wayOf(db, second.run)).slice(1, 3)).toEqual(["same unavailable", "turns assigned"]);
  const [, same] = await stepsOf(db, second.run);
  expect(same!.because).toMatchObject({ code: "their-away", person: owner!.id, until: expect.any(Number) });
  expect(await accountOf(db, "away.example")).toMatchObject({ owner: owner!.id });
});

test("by hand, the first lead takes its company along, a later one does not, and a named person keeps it", async ({
  db,
}) => {
  const engine = anEngine();
  const { source } = await whoKnowsThem(db);
  const [bob, cem] = [await aPerson(db), await aPerson(db)];
  const first = await aLead(db, engine, source, from("hand.example"));
  const later = await aLead(db, engine, source, from("hand.example"));
  const give = (leadId: string, personId: string) =>
    transaction(db, (tx) => assignByHand(tx, { leadId, personId, reason: "Knows them", by: null }));

  await give(later.lead, bob);
  expect(await accountOf(db, "hand.example")).toMatchObject({ owner: first.owner!.id });
  await give(first.lead, bob);
  const account = (await accountOf(db, "hand.example"))!;
  expect(account).toMatchObject({ owner: bob, lead: first.lead });

  await transaction(db, (tx) => nameOwner(tx, account.id, { ownerId: cem, reason: "Key account" }, bob));
  await give(first.lead, first.owner!.id);
  expect(await accountOf(db, "hand.example")).toMatchObject({ owner: cem, lead: null });
});

test("a company whose first lead waits is nobody's, until somebody takes one of its leads", async ({ db }) => {
  const engine = anEngine();
  const { source, team } = await whoKnowsThem(db);
  for (const person of team.members) await goAway(db, person);
  const first = await aLead(db, engine, source, from("waits.example"));
  expect(await leadOf(db, first.lead)).toMatchObject({ status: "waiting-list" });
  expect(await accountOf(db, "waits.example")).toMatchObject({ owner: null });

  const personId = team.members[1]!;
  await transaction(db, (tx) => claimLead(tx, { leadId: first.lead, personId, isManaged: false }));

  expect(await accountOf(db, "waits.example")).toMatchObject({ owner: personId, lead: first.lead });
});

test("who leaves looks after nobody: whoever gets the next lead of their companies gets the company", async ({
  db,
}) => {
  const engine = anEngine();
  const { source, team } = await whoKnowsThem(db, { weights: [1, 1] });
  const { owner, lead } = await aLead(db, engine, source, from("left.example"));
  const admin = { kind: "person", id: team.leader, roles: ["admin"] } as const;
  await transaction(db, (tx) => changePerson(tx, owner!.id, { active: false }, admin));
  expect(await accountOf(db, "left.example")).toMatchObject({ owner: null, lead: null });

  const next = await aLead(db, engine, source, from("left.example"));
  expect(next.owner!.id).not.toBe(owner!.id);
  expect(await accountOf(db, "left.example")).toMatchObject({ owner: next.owner!.id, lead: next.lead });
  expect((await leadOf(db, lead)).owner).not.toBe(owner!.id);
});
