import { newId } from "../../engine/ids.ts";
import { aMainJob, aSource, anEngine, aPerson, incoming } from "../engine/support/a-world.ts";
import { count, leadOf, messagesTo } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { contactKeys } from "../../server/intake/contact-keys.ts";
import { newLead } from "../../server/intake/contract.ts";
import { toRequest } from "../../server/intake/request.ts";
import { expect, test } from "../setup/test.ts";

test("a key that was used for another lead is refused, and leaves no trace of the second one", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const idempotency = { callerId: newId(), key: "once" };
  await intake.accept(incoming(source, { name: "First" }, idempotency));

  const other = incoming(source, { name: "Second", email: "second@example.org" }, idempotency);
  await expect(intake.accept(other)).rejects.toMatchObject({ kind: "invalid", code: "idempotency-key-reused" });
  const both = [intake.accept(incoming(source, { name: "Third" })), intake.accept(other)];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);

  expect(await count(db, "contact_keys where value = 'second@example.org'")).toBe(0);
  expect(await count(db, "leads where name = 'Second'")).toBe(0);
});

test("the keys of two callers are apart, and a key is free again after 24 hours", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const [one, two] = [newId(), newId()].map((callerId) => ({ callerId, key: "same" }));
  const first = await intake.accept(incoming(source, {}, one));
  const second = await intake.accept(incoming(source, {}, two));
  expect(second.leadId).not.toBe(first.leadId);

  await clock.advance({ hours: 25 });
  const third = await intake.accept(incoming(source, {}, one));
  expect(third.leadId).not.toBe(first.leadId);
  expect(await intake.accept(incoming(source, { name: "x" }, two))).toMatchObject({ duplicate: false });
});

test("the same person again within a day is the same lead with one inquiry more, and its owner hears of it", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const person = { name: "Mia", email: "Mia@Example.org", phone: "030 901820" };
  const first = await intake.accept(incoming(source, person));
  await clock.advance({ hours: 23 });
  const byPhone = await intake.accept(incoming(source, { email: undefined, phone: "+49 (30) 90 18 20" }));
  const byMail = await intake.accept(incoming(source, { email: "mia@example.org", phone: "+49 170 1234567" }));

  expect([byPhone, byMail]).toMatchObject([
    { leadId: first.leadId, duplicate: true, runIds: [], owner: first.owner },
    { leadId: first.leadId, duplicate: true, runIds: [], owner: first.owner },
  ]);
  expect(await count(db, "inquiries where lead_id = $1", [first.leadId])).toBe(3);
  expect(await messagesTo(db, first.owner!.id, first.leadId)).toHaveLength(2);

  await clock.advance({ hours: 2 });
  const later = await intake.accept(incoming(source, { email: undefined, phone: "+49 170 1234567" }));
  expect(later.leadId).not.toBe(first.leadId);
  expect(
    await count(db, "leads a, leads b where a.contact_id = b.contact_id and a.id = $1 and b.id = $2", [
      first.leadId,
      later.leadId,
    ]),
  ).toBe(1);
});

test("the window within which somebody is the same lead is the company's own", async ({ db, databaseUrl, clock }) => {
  const { source } = await aMainJob(db);
  const ask = async (email: string) => anIntake(databaseUrl).accept(incoming(source, { email }));
  const within = async (window: string, email: string, hours: number) => {
    await db.query("update workspace set duplicate_window = $1", [window]);
    const first = await ask(email);
    await clock.advance({ hours });
    const again = await ask(email);
    return [again.duplicate, again.leadId === first.leadId];
  };
  expect(await within("2 hours", "short@example.org", 3)).toEqual([false, false]);
  expect(await within("2 hours", "shorter@example.org", 1)).toEqual([true, true]);
  expect(await within("72 hours", "long@example.org", 71)).toEqual([true, true]);
  await db.query("update workspace set duplicate_window = '24 hours'");
});

test("an address with letters beyond ASCII is taken, and is the same contact as the DNS writes it", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const first = await intake.accept(incoming(source, { email: "Mia@Müller-Bau.de" }));
  const again = await intake.accept(incoming(source, { email: "mia@xn--mller-bau-q9a.de" }));
  expect(again).toMatchObject({ leadId: first.leadId, duplicate: true });
  expect(await count(db, "contact_keys where value = 'mia@xn--mller-bau-q9a.de'")).toBe(1);
});

test("spaces around an address are not part of it", () => {
  expect(newLead.parse({ name: "Mia", email: " mia@example.org\n" }).email).toBe("mia@example.org");
  expect(newLead.parse({ name: "Mia", email: "  " }).email).toBeNull();
});

test.each([
  ["de", "de"],
  ["DE_ch", "de"],
  ["zh-Hant-TW", "zh"],
  ["est", "et"],
  ["fil-PH", null],
  ["", null],
])("a lead whose language is “%s” speaks %s", (language, spoken) => {
  expect(newLead.parse({ name: "Mia", language }).language).toBe(spoken);
});

test("a number that begins with 00 is the one with a plus, also where no country is known", () => {
  const keys = (phone: string, country: string | null = null) => contactKeys({ email: null, phone, country }, null);
  expect(keys("0049 170 1234567")).toEqual(keys("+49 170 1234567"));
  expect(keys("0049 170 1234567", "DE")).toEqual(keys("+49 170 1234567"));
});

test.each(["mia@192.0.2.1", "mia@localhost", "mia@müller", "mia@.de", "mia müller@muster.de", "@muster.de"])(
  "%s is no address",
  (email) => {
    expect(newLead.safeParse({ name: "Mia", email }).success).toBe(false);
  },
);

test("an e-mail and a phone of two contacts: the e-mail wins, and a merge is proposed once", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const both = { email: "one@example.org", phone: "+49 171 1111111" };
  const [one, two, joint, again] = await Promise.all([
    intake.accept(incoming(source, { email: both.email })),
    intake.accept(incoming(source, { email: undefined, phone: both.phone })),
    intake.accept(incoming(source, both)),
    intake.accept(incoming(source, both)),
  ]);
  expect([joint.leadId, again.leadId]).toEqual([one.leadId, one.leadId]);
  expect(two.leadId).not.toBe(one.leadId);
  expect(await count(db, "merge_proposals")).toBe(1);
});

test("characters that PostgreSQL cannot hold are left out, the lead is not", async ({ db, databaseUrl }) => {
  const { source } = await aMainJob(db);
  const body = { name: "Nu\0ll", message: "half \ud83d of a pair", fields: { note: "a\0b" } };
  const { leadId } = await anIntake(databaseUrl).accept(incoming(source, body));
  const { rows } = await db.query("select name, message, fields from leads where id = $1", [leadId]);
  expect(rows).toEqual([{ name: "Null", message: "half \ufffd of a pair", fields: { note: "ab" } }]);
});

test("a lead that no flow takes is stored, answered and alarmed", async ({ db, databaseUrl }) => {
  const admin = await aPerson(db, undefined, ["admin"]);
  const reply = await anIntake(databaseUrl).accept(incoming(await aSource(db)));
  expect(reply).toMatchObject({ runIds: [], duplicate: false, owner: null });
  expect(await leadOf(db, reply.leadId)).toMatchObject({ status: "attention", attention: "no-flow" });
  expect(await messagesTo(db, admin, reply.leadId)).toMatchObject([{ alarm: true }]);
});

test("a lead for a flow that is paused needs attention, too", async ({ db, databaseUrl }) => {
  const { source, flow } = await aMainJob(db);
  await db.query("update flows set status = 'paused' where id = $1", [flow]);
  const reply = await anIntake(databaseUrl).accept(incoming(source));
  expect(await leadOf(db, reply.leadId)).toMatchObject({ status: "attention", attention: "flow-paused" });
});

test("a field of one's own is known to rules as soon as a lead has brought it", async ({ db, databaseUrl }) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const fields = { budgetRange: "high", employees: 12, isNew: true, tags: ["a"], start_date: "2026-03-02" };
  await intake.accept(incoming(source, { fields }));
  await intake.drain();
  const { rows } = await db.query("select name, label, type from custom_fields where name <> 'note' order by name");
  expect(rows).toEqual([
    { name: "budgetRange", label: "Budget range", type: "text" },
    { name: "employees", label: "Employees", type: "number" },
    { name: "isNew", label: "Is new", type: "yes-no" },
    { name: "start_date", label: "Start date", type: "date" },
    { name: "tags", label: "Tags", type: "list" },
  ]);
});

test("past its queue intake says when to come again, and loses nobody that it let in", async ({ db, databaseUrl }) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const posts = Array.from({ length: 2_100 }, async (_, index) => {
    if (index > 2_000) await new Promise(setImmediate);
    return intake.accept(incoming(source, { name: "Flood" }));
  });
  const outcomes = await Promise.allSettled(posts);
  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "intake-full", facts: { retryAfter: 2 } });
  expect(await count(db, "leads where name = 'Flood'")).toBe(outcomes.length - refused.length);
});

test("one request that the database refuses fails alone", async ({ db, databaseUrl }) => {
  const { source } = await aMainJob(db);
  const intake = anIntake(databaseUrl);
  const bad = { ...incoming(source), source: { id: newId(), demo: false } };
  const outcomes = await Promise.allSettled([
    intake.accept(incoming(source)),
    intake.accept(bad),
    intake.accept(incoming(source)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("the replies of a batch are in the order of its requests", async ({ db }) => {
  const { source } = await aMainJob(db);
  const twice = { email: "twice@example.org" };
  const requests = [{}, twice, {}, twice].map((body) => toRequest(incoming(source, body), "DE"));
  const { answers } = await acceptLeads(db, anEngine(), requests);
  expect(answers.map((answer) => answer.ok && answer.reply.leadId)).toEqual([
    requests[0]!.leadId,
    requests[1]!.leadId,
    requests[2]!.leadId,
    requests[1]!.leadId,
  ]);
});
