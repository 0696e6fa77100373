import type { Engine } from "../../engine/advance.ts";
import { type Db, transaction } from "../../engine/database.ts";
import type { Limit } from "../../node-catalog/kit/facts.ts";
import { closeLead } from "../../server/assignments/close-lead.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import { anEngine, aPerson, aRequest, goLive, graph, type LeadBody, takeIn } from "../engine/support/a-world.ts";
import { expect, test } from "../setup/test.ts";

async function teamOf(db: Db, name: string, members: readonly string[]): Promise<string> {
  const leaderId = await aPerson(db, undefined, ["manager"]);
  const shares = members.map((repId) => ({ repId, weight: 1 }));
  return transaction(db, (tx) => addTeam(tx, { name, leaderId, members: shares }, { by: null }));
}

async function limit(db: Db, personId: string, ...limits: readonly Limit[]): Promise<void> {
  await db.query("update people set limits = $2 where id = $1", [personId, JSON.stringify(limits)]);
}

/** Leads go to one of the team; where nobody can take one, it waits on the team's list. */
async function aFlow(db: Db, team: string, step: "round-robin" | "fewest-open" = "round-robin", config = {}) {
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        pick: [step, { team, ...config }],
        list: ["to-queue", { team }],
        end: ["end"],
      },
      ["start pick", "pick assigned end", "pick nobody list", "list done end"],
    ),
  );
  return source;
}

const take = async (db: Db, engine: Engine, source: string, count: number, body: LeadBody = {}) =>
  takeIn(
    db,
    engine,
    Array.from({ length: count }, () => aRequest(source, body)),
  );

const leadsOf = async (db: Db, personId: string): Promise<number> => {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from assignments where person_id = $1 and state in ('offered', 'owned')",
    [personId],
  );
  return rows[0]!.count;
};

test("a limit holds within one batch; what nobody can take waits on an alarmed list", async ({ db }) => {
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const team = await teamOf(db, "Within a batch", [ann, bob]);
  await limit(db, ann, { what: "hour", most: 2, window: "moving" });
  await limit(db, bob, { what: "open", most: 3, window: "moving" });
  const source = await aFlow(db, team);

  const replies = await take(db, anEngine(), source, 12);

  expect([await leadsOf(db, ann), await leadsOf(db, bob)]).toEqual([2, 3]);
  expect(replies.filter(({ owner }) => owner === null)).toHaveLength(7);
  const { rows } = await db.query<{ alarms: number; waiting: number }>(
    `select (select count(*)::int from leads where waiting_list_id = $1) as waiting,
       (select count(*)::int from notifications n join leads l on l.id = n.lead_id
        where n.alarm and l.waiting_list_id = $1) as alarms`,
    [team],
  );
  expect(rows[0]).toEqual({ waiting: 7, alarms: 7 });
});

test("two teams that fill at the same moment never pass the limit of somebody who is in both", async ({ db }) => {
  const shared = await aPerson(db);
  const [one, two] = [await aPerson(db), await aPerson(db)];
  const teams = [await teamOf(db, "Team one", [shared, one]), await teamOf(db, "Team two", [shared, two])];
  await limit(db, shared, { what: "day", most: 7, window: "calendar" }, { what: "open", most: 7, window: "moving" });
  const sources = [await aFlow(db, teams[0]!), await aFlow(db, teams[1]!)];
  const engines = [anEngine(), anEngine()];

  for (let round = 0; round < 3; round++) {
    await Promise.all(
      sources.flatMap((source, index) => [
        take(db, engines[index]!, source, 3),
        take(db, engines[1 - index]!, source, 2),
      ]),
    );
  }

  expect(await leadsOf(db, shared)).toBe(7);
});

test("whoever joins a second team counts over both from the next lead on, in a process that knew only one", async ({
  db,
}) => {
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const team = await teamOf(db, "First", [ann]);
  await limit(db, ann, { what: "open", most: 2, window: "moving" });
  const source = await aFlow(db, team);
  const engine = anEngine();
  await take(db, engine, source, 1);

  const other = await teamOf(db, "Second", [ann, bob]);
  const otherSource = await aFlow(db, other);
  await Promise.all([take(db, engine, source, 4), take(db, anEngine(), otherSource, 4)]);

  expect(await leadsOf(db, ann)).toBe(2);
});

test("a lead that is closed makes room again", async ({ db }) => {
  const ann = await aPerson(db);
  const team = await teamOf(db, "Closing", [ann]);
  await limit(db, ann, { what: "open", most: 1, window: "moving" });
  const source = await aFlow(db, team);
  const engine = anEngine();
  const [first] = await take(db, engine, source, 1);
  expect((await take(db, engine, source, 1))[0]!.owner).toBeNull();

  await transaction(db, (tx) => closeLead(tx, { leadId: first!.leadId, personId: ann, reason: "Bought elsewhere" }));

  expect((await take(db, engine, source, 1))[0]!.owner).toMatchObject({ id: ann });
});

test("the fewest open leads go to whoever has fewer, until all have the same", async ({ db }) => {
  const [ann, bob, cem] = [await aPerson(db), await aPerson(db), await aPerson(db)];
  const busy = await teamOf(db, "Busy", [ann]);
  await take(db, anEngine(), await aFlow(db, busy), 5);
  const team = await teamOf(db, "Evening out", [ann, bob, cem]);
  const source = await aFlow(db, team, "fewest-open");

  const engine = anEngine();
  await take(db, engine, source, 4);
  expect(await Promise.all([ann, bob, cem].map((id) => leadsOf(db, id)))).toEqual([5, 2, 2]);
  await take(db, engine, source, 8);
  expect((await Promise.all([ann, bob, cem].map((id) => leadsOf(db, id)))).toSorted((a, b) => a - b)).toEqual([
    5, 6, 6,
  ]);
});

test("the fewest leads of the last 7 days: who had a full week gets none until the others have had as many", async ({
  db,
  clock,
}) => {
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const engine = anEngine();
  const given = async () => [await leadsOf(db, ann), await leadsOf(db, bob)];
  const [onlyAnn, onlyBob] = [
    await aFlow(db, await teamOf(db, "Ann", [ann])),
    await aFlow(db, await teamOf(db, "Bob", [bob])),
  ];
  const source = await aFlow(db, await teamOf(db, "Lately", [ann, bob]), "fewest-open", { measure: "week" });

  await take(db, engine, onlyAnn, 4);
  await take(db, engine, source, 4);
  expect(await given()).toEqual([4, 4]);
  // In one instant: what a batch gives counts for its next lead.
  await take(db, engine, source, 64);
  expect(await given()).toEqual([36, 36]);

  // Eight days on only Bob's newest counts, for a process that has known them all and for a new one.
  await take(db, engine, onlyAnn, 5);
  await clock.advance({ days: 8 });
  await take(db, engine, onlyBob, 2);
  expect((await take(db, engine, source, 1))[0]!.owner!.id).toBe(ann);
  expect((await take(db, anEngine(), source, 1))[0]!.owner!.id).toBe(ann);
});

test("the smallest companies: a lead of 500 people outweighs several small ones", async ({ db }) => {
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const source = await aFlow(db, await teamOf(db, "Sizes", [ann, bob]), "fewest-open", { measure: "size" });
  const engine = anEngine();
  const [big] = await take(db, engine, source, 1, { companySize: 500 });
  const other = big!.owner!.id === ann ? bob : ann;

  const small = await take(db, engine, source, 4, { companySize: 100 });
  expect(small.map(({ owner }) => owner!.id)).toEqual([other, other, other, other]);
  await take(db, engine, source, 1, { companySize: 101 });
  expect((await take(db, engine, source, 1, { companySize: 1 }))[0]!.owner!.id).toBe(big!.owner!.id);
});

test("somebody who is not in the inbox is skipped where the flow asks for it, by a fact that raises no version", async ({
  db,
}) => {
  const [ann, bob] = [await aPerson(db), await aPerson(db)];
  const team = await teamOf(db, "Present", [ann, bob]);
  const source = await aFlow(db, team, "round-robin", { requirements: { presentMinutes: 10 } });
  const engine = anEngine();
  expect((await take(db, engine, source, 1))[0]!.owner).toBeNull();

  await db.query("update people set last_seen_at = baton_now() where id = $1", [bob]);
  const replies = await take(db, anEngine(), source, 3);
  expect(replies.map(({ owner }) => owner?.id)).toEqual([bob, bob, bob]);
});
