import { setTimeout as sleep } from "node:timers/promises";
import { advance } from "../../engine/advance.ts";
import { transaction } from "../../engine/database.ts";
import { usualFlow } from "../../client/flows/usual-flow.ts";
import { nameOwner } from "../../server/accounts/name-owner.ts";
import { assignByHand } from "../../server/assignments/give-lead.ts";
import { sendToFlow } from "../../server/intake/send-to-flow.ts";
import { anEngine, aRequest, aTeam, goLive, incoming, takeIn } from "../engine/support/a-world.ts";
import { count, leadOf } from "../engine/support/look.ts";
import { anIntake, aWorker } from "../engine/support/processes.ts";
import { expect, test } from "../setup/test.ts";
import { accountOf, whoKnowsThem } from "./a-flow.ts";

const times = <T>(howMany: number, make: (index: number) => T): T[] =>
  Array.from({ length: howMany }, (_, index) => make(index));

test("two leads of one company at the same instant, in two processes, go to one person", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await whoKnowsThem(db);
  const intakes = times(2, () => anIntake(databaseUrl));
  for (const domain of times(12, (index) => `instant-${index}.example`)) {
    const replies = await Promise.all(
      intakes.map((intake, index) => intake.accept(incoming(source, { email: `p${index}@${domain}` }))),
    );
    expect(replies[0]!.owner).not.toBeNull();
    expect(replies[1]!.owner).toEqual(replies[0]!.owner);
    expect(await accountOf(db, domain)).toMatchObject({ owner: replies[0]!.owner!.id });
  }
  expect(intakes.flatMap(({ logged }) => logged)).toEqual([]);
});

test("so do two leads of a company that was there before and is nobody's", async ({ db, databaseUrl }) => {
  const { source } = await whoKnowsThem(db);
  const intakes = times(2, () => anIntake(databaseUrl));
  for (const domain of times(8, (index) => `free-${index}.example`)) {
    await intakes[0]!.accept(incoming(source, { email: `first@${domain}` }));
    const { id } = (await accountOf(db, domain))!;
    await transaction(db, (tx) => nameOwner(tx, id, { ownerId: null, reason: "Test" }, null));
    const replies = await Promise.all(
      intakes.map((intake, index) => intake.accept(incoming(source, { email: `p${index}@${domain}` }))),
    );
    expect(replies[1]!.owner).toEqual(replies[0]!.owner);
  }
});

test("fifty leads of one company at once, over four processes, go to one person, who pays one turn", async ({
  db,
  databaseUrl,
}) => {
  const { source, team } = await whoKnowsThem(db);
  const intakes = times(4, () => anIntake(databaseUrl));
  const replies = await Promise.all(
    times(50, (index) => intakes[index % 4]!.accept(incoming(source, { email: `p${index}@many.example` }))),
  );
  expect(new Set(replies.map(({ owner }) => owner?.id)).size).toBe(1);
  expect(await count(db, "accounts where domain = 'many.example'")).toBe(1);
  expect(await count(db, "ledger_entries where team_id = $1 and reason = 'picked'", [team.id])).toBe(1);
});

test("two leads of one company in one batch go to one person", async ({ db }) => {
  const { source } = await whoKnowsThem(db);
  const emails = ["one@batch.example", "else@other.example", "two@batch.example", "three@sales.batch.example"];
  const replies = await takeIn(
    db,
    anEngine(),
    emails.map((email) => aRequest(source, { email })),
  );
  const [one, other, two, three] = replies.map(({ owner }) => owner!.id);
  expect([two, three]).toEqual([one, one]);
  expect(other).not.toBe(one);
});

test("so do they in the usual flow, which a company draws at set-up, in one batch and afterwards", async ({ db }) => {
  const team = await aTeam(db);
  const { source } = await goLive(db, (sourceIds) => usualFlow({ teamId: team.id, sourceIds }));
  const emails = ["one@usual.example", "else@not-usual.example", "two@usual.example"];
  const replies = await takeIn(
    db,
    anEngine(),
    emails.map((email) => aRequest(source, { email })),
  );
  const [one, other, two] = replies.map(({ owner }) => owner!.id);
  expect(two).toBe(one);
  expect(other).not.toBe(one);
  const [later] = await takeIn(db, anEngine(), [aRequest(source, { email: "three@usual.example" })]);
  expect(later!.owner!.id).toBe(one);
});

test("leads of one company that three workers take over at the same instant go to one person", async ({
  db,
  databaseUrl,
}) => {
  const { source, flow } = await whoKnowsThem(db);
  await db.query("update flows set status = 'paused' where id = $1", [flow]);
  const intake = anIntake(databaseUrl);
  const companies = times(4, (index) => `waiting-${index}.example`);
  const leads = await Promise.all(
    times(40, (index) => intake.accept(incoming(source, { email: `p${index}@${companies[index % 4]}` }))),
  );
  await db.query("update flows set status = 'live' where id = $1", [flow]);
  for (const { leadId } of leads) await transaction(db, (tx) => sendToFlow(tx, leadId));

  const workers = times(3, () => aWorker(databaseUrl));
  const isReady = async () => (await count(db, "runs where status = 'ready'")) > 0;
  // Small batches, so that all three work at once; who finds a company locked by another one leaves its leads for later.
  const work = async ({ db: own, engine }: (typeof workers)[number]) => {
    while (await isReady()) await transaction(own, (tx) => advance(tx, engine, 3));
  };
  await Promise.all(workers.map(work));

  for (const [index, company] of companies.entries()) {
    const ofCompany = leads.filter((_, place) => place % 4 === index);
    const owners = await Promise.all(ofCompany.map(async ({ leadId }) => (await leadOf(db, leadId)).owner));
    expect(new Set(owners)).toEqual(new Set([(await accountOf(db, company))!.owner]));
  }
});

test("a worker does not wait for a company that is being given to somebody, and comes back to its leads", async ({
  db,
  databaseUrl,
}) => {
  const { source, flow } = await whoKnowsThem(db);
  await db.query("update flows set status = 'paused' where id = $1", [flow]);
  const intake = anIntake(databaseUrl);
  const { leadId } = await intake.accept(incoming(source, { email: "a@held.example" }));
  await db.query("update flows set status = 'live' where id = $1", [flow]);
  await transaction(db, (tx) => sendToFlow(tx, leadId));
  const worker = aWorker(databaseUrl);

  await transaction(db, async (tx) => {
    await tx.query("select from accounts where domain = 'held.example' for no key update");
    await transaction(worker.db, (own) => advance(own, worker.engine));
    expect((await leadOf(db, leadId)).owner).toBeNull();
  });
  await transaction(worker.db, (own) => advance(own, worker.engine));
  expect((await leadOf(db, leadId)).owner).toBe((await accountOf(db, "held.example"))!.owner);
});

test("companies and contacts that come crossed, by workers, people and intakes at once, lock nobody out", async ({
  db,
  databaseUrl,
}) => {
  const { source, team } = await whoKnowsThem(db);
  const intakes = times(5, () => anIntake(databaseUrl));
  const email = (index: number) => `p${index % 12}@crossed-${(index * 5) % 8}.example`;
  const phone = (index: number) => `+49 30 77700${(index * 3) % 10}`;
  const names = times(8, (index) => `crossed-${index}.example`);
  const sent = Promise.all(
    times(150, (index) =>
      intakes[index % 5]!.accept(incoming(source, { email: email(index), phone: phone(index), name: "Crossed" })),
    ),
  );
  const named = Promise.all(
    times(24, async (index) => {
      await sleep(index * 10);
      const account = await accountOf(db, names[index % 8]!);
      const ownerId = team.members[index % team.members.length]!;
      if (account) await transaction(db, (tx) => nameOwner(tx, account.id, { ownerId, reason: "Test" }, null));
    }),
  );
  const given = Promise.all(
    times(24, async (index) => {
      await sleep(index * 10);
      const { rows } = await db.query<{ id: string }>(
        "select id from leads where name = 'Crossed' and status <> 'closed' order by id desc limit 1 offset $1",
        [index % 3],
      );
      const personId = team.members[index % team.members.length]!;
      const gift = { leadId: rows[0]?.id ?? "", personId, reason: "Test", by: null };
      if (rows[0]) await transaction(db, (tx) => assignByHand(tx, gift)).catch(mustBeTheirs);
    }),
  );
  const [replies] = await Promise.all([sent, named, given]);

  expect(replies).toHaveLength(150);
  expect(replies.filter(({ owner }) => owner === null)).toEqual([]);
  expect(intakes.flatMap(({ logged }) => logged)).toEqual([]);
  expect(await count(db, "leads where account_id is null")).toBe(0);
  expect(await count(db, "leads l join accounts a on a.id = l.account_id where a.owner_id is null")).toBe(0);
});

function mustBeTheirs(error: unknown): void {
  expect(error).toMatchObject({ code: "already-theirs" });
}
