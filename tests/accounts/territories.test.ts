import type { Db } from "../../engine/database.ts";
import { readAllPlaces, readPlaces } from "../../server/accounts/place-queries.ts";
import { advanceAll, aLead, anEngine, aRequest, takeIn } from "../engine/support/a-world.ts";
import { expect, test } from "../setup/test.ts";
import { aCompany, byTerritory } from "./by-territory.ts";

/** Where the path of a lead stands: the step's exits so far, or what it waits for. */
async function pathOf(db: Db, leadId: string) {
  const { rows } = await db.query<{ exit: string | null; status: string; owner: string | null }>(
    `select (select step ->> 'exit' from steps s, jsonb_array_elements(s.steps) step
              where s.run_id = r.id and step ->> 'nodeId' = 'where' order by (step ->> 'seq')::int desc limit 1) as exit,
            r.status, l.owner_id as owner
       from runs r join leads l on l.id = r.subject_id where r.subject_id = $1`,
    [leadId],
  );
  return rows[0]!;
}

test("the places of a company are counted from its stored leads, the first one's first", async ({ db }) => {
  const { source } = await byTerritory(db, { several: "own" });
  const engine = anEngine();
  const muster = aCompany();
  for (const lead of [muster.fromAustria(), muster.fromBavaria(), muster.fromAustria(), muster.from(null)]) {
    await aLead(db, engine, source, lead);
  }
  const { rows } = await db.query<{ id: string }>("select id from accounts where domain = $1", [muster.domain]);
  const id = rows[0]!.id;
  const places = await readPlaces(db, [id, crypto.randomUUID()]);
  expect(places[id]).toMatchObject([
    { country: "AT", part: null, leads: 2 },
    { country: "DE", part: "BY", leads: 1 },
  ]);
  expect(Object.values(places)[1]).toEqual([]);
  expect(await readAllPlaces(db, [id])).toEqual({ [id]: places[id] });
  // Of a large company only both ends are looked at.
  const ends = await readPlaces(db, [id], 1);
  expect(ends[id]).toMatchObject([{ country: "AT", leads: 1 }]);
});

test("a lead of a company in two territories waits, whether the other came before it or with it", async ({ db }) => {
  const { source, bavaria } = await byTerritory(db);
  const engine = anEngine();
  const before = aCompany();
  const first = await aLead(db, engine, source, before.fromBavaria());
  const second = await aLead(db, engine, source, before.fromAustria());
  expect(await pathOf(db, first.lead)).toMatchObject({ exit: "bavaria", status: "done" });
  expect(bavaria.members).toContain((await pathOf(db, first.lead)).owner);
  expect(await pathOf(db, second.lead)).toEqual({ exit: null, status: "waiting", owner: null });

  const together = aCompany();
  const replies = await takeIn(
    db,
    engine,
    [together.fromBavaria(), together.fromAustria()].map((lead) => aRequest(source, lead)),
  );
  for (const { leadId } of replies) expect((await pathOf(db, leadId)).status).toBe("waiting");
});

test("a test lead counts for itself alone, whether it came before the others or with them", async ({ db }) => {
  const { source } = await byTerritory(db);
  const engine = anEngine();
  const muster = aCompany();
  const tried = { ...aRequest(source, muster.fromAustria()), isTest: true };
  const [, second] = await takeIn(db, engine, [tried, aRequest(source, muster.fromBavaria())]);
  expect(await pathOf(db, second!.leadId)).toMatchObject({ exit: "bavaria" });
  const third = await aLead(db, engine, source, muster.fromBavaria());
  expect(await pathOf(db, third.lead)).toMatchObject({ exit: "bavaria" });
  const [another] = await takeIn(db, engine, [{ ...aRequest(source, muster.fromAustria()), isTest: true }]);
  expect((await pathOf(db, another!.leadId)).status).toBe("waiting");
});

test("a lead that does not say where it is from goes by its company, in the same batch and later", async ({ db }) => {
  const { source } = await byTerritory(db, { several: "first" });
  const engine = anEngine();
  const muster = aCompany();
  const together = [muster.from(null), muster.fromAustria(), muster.from("FR")];
  const replies = await takeIn(
    db,
    engine,
    together.map((lead) => aRequest(source, lead)),
  );
  for (const { leadId } of replies) expect(await pathOf(db, leadId)).toMatchObject({ exit: "austria" });
  await aLead(db, engine, source, muster.fromBavaria());
  const { lead } = await aLead(db, engine, source, muster.from(null));
  expect(await pathOf(db, lead)).toMatchObject({ exit: "austria" });

  const asking = await byTerritory(db);
  const company = aCompany();
  await aLead(db, engine, asking.source, company.fromBavaria());
  const only = await aLead(db, engine, asking.source, company.from(null));
  expect(await pathOf(db, only.lead)).toMatchObject({ exit: "bavaria" });
  await aLead(db, engine, asking.source, company.fromAustria());
  const several = await aLead(db, engine, asking.source, company.from("FR"));
  expect((await pathOf(db, several.lead)).status).toBe("waiting");
});

test("nobody is asked of people with a mailer of everybody's: each goes by where it is from", async ({ db }) => {
  const { source, austria } = await byTerritory(db);
  const engine = anEngine();
  const name = crypto.randomUUID();
  await aLead(db, engine, source, { email: `${name}-1@gmail.com`, country: "DE", fields: { region: "BY" } });
  const { lead } = await aLead(db, engine, source, { email: `${name}-2@gmail.com`, country: "AT" });
  await advanceAll(db, engine);
  expect(await pathOf(db, lead)).toMatchObject({ exit: "austria", status: "done" });
  expect(austria.members).toContain((await pathOf(db, lead)).owner);
});

test("with the first lead's territory, all of the company's leads go there", async ({ db }) => {
  const { source } = await byTerritory(db, { several: "first" });
  const engine = anEngine();
  const muster = aCompany();
  await aLead(db, engine, source, muster.fromAustria());
  const { lead } = await aLead(db, engine, source, muster.fromBavaria());
  expect(await pathOf(db, lead)).toMatchObject({ exit: "austria" });
});

test("who is not decided in time leaves undecided, also when another process goes on with it", async ({
  db,
  clock,
}) => {
  const { source } = await byTerritory(db, { within: "PT4H" });
  const muster = aCompany();
  await aLead(db, anEngine(), source, muster.fromBavaria());
  const { lead } = await aLead(db, anEngine(), source, muster.fromAustria());
  await clock.advance({ hours: 3, minutes: 59 });
  await advanceAll(db, anEngine());
  expect((await pathOf(db, lead)).status).toBe("waiting");
  await clock.advance({ minutes: 2 });
  await advanceAll(db, anEngine());
  expect(await pathOf(db, lead)).toMatchObject({ exit: "undecided", status: "done" });
});
