import { transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { tidyDemo } from "../../server/demo/jobs.ts";
import { newLead } from "../../server/intake/contract.ts";
import { publishFlow } from "../../server/flows/go-live.ts";
import { saveDraft } from "../../server/flows/save-draft.ts";
import { replaceMembers } from "../../server/teams/replace-members.ts";
import { openLists } from "../../server/waiting-list/jobs.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { catalog } from "../flows/a-flow.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { player, seed } from "./a-demo.ts";
import type { Db } from "../../engine/database.ts";

const countLeads = async (db: Db) =>
  (await db.query<{ count: number }>("select count(*)::int from leads")).rows[0]!.count;

test("an empty database gets one demo, however many processes start; one in use gets none", async ({ db }) => {
  expect((await Promise.all([seed(db), seed(db), seed(db)])).filter(Boolean)).toHaveLength(1);
  const { rows } = await db.query("select name, demo, status from flows");
  expect(rows).toEqual([{ name: "Demo flow", demo: true, status: "live" }]);
  expect(await seed(db)).toBe(false);
});

test("simulated leads find a person or the waiting list, are reached and closed, and none is stuck", async ({
  db,
  clock,
}) => {
  await seed(db);
  const { playFor, errors } = player(db, clock);
  await playFor(8);
  expect(errors).toEqual([]);
  expect(await countLeads(db)).toBeGreaterThan(20);
  const { rows: exits } = await db.query<{ way: string }>(
    `select distinct step ->> 'nodeId' || '.' || (step ->> 'exit') as way
       from steps s, jsonb_array_elements(s.steps) step where step ->> 'exit' is not null`,
  );
  expect(exits.map(({ way }) => way)).toEqual(
    expect.arrayContaining([
      "known.assigned",
      "known.unknown",
      "language.yes",
      "language.otherwise",
      "hours.open",
      "turns.assigned",
      "wait.reached",
    ]),
  );
  const { rows: stuck } = await db.query("select status, error from runs where status in ('ready', 'failed')");
  expect(stuck).toEqual([]);
  const { rows } = await db.query<{ closed: number; mine: number }>(
    `select count(*) filter (where status = 'closed')::int as closed,
            count(distinct owner_id) filter (where owner_id is not null)::int as mine from leads`,
  );
  expect(rows[0]!.closed).toBeGreaterThan(2);
  expect(rows[0]!.mine).toBeGreaterThan(1);
});

test("a company's next lead goes to whoever had its first", async ({ db, clock }) => {
  await seed(db);
  await player(db, clock).playFor(6);
  const { rows } = await db.query<{ first: boolean }>(
    `select count(*) > 0 as first from assignments a join leads l on l.id = a.lead_id join accounts c on c.id = l.account_id
      where a.because ->> 'code' = 'account' and c.demo`,
  );
  expect(rows).toEqual([{ first: true }]);
  const { rows: companies } = await db.query("select name from accounts where demo order by name");
  expect(companies).toEqual([{ name: "Hansa Pumpen GmbH" }, { name: "Seetal Hotels" }]);
});

test("when nobody is in, leads wait on a list, which opens by itself with the first who is back", async ({
  db,
  clock,
}) => {
  await seed(db);
  const { intake, advanceAll, errors } = player(db, clock);
  const { rows: sources } = await db.query<{ id: string }>("select id from sources where demo");
  await db.query("update people set away_until = baton_now() + interval '1 day' where demo and away_until is null");
  const lead = newLead.parse({ name: "Nina Nacht", email: "nina@example.org", language: "de" });
  const { leadId } = await intake.accept({ source: { id: sources[0]!.id, demo: true }, lead, received: {} });
  await advanceAll();
  const stateOf = async () =>
    (await db.query<{ status: string }>("select status from leads where id = $1", [leadId])).rows[0]!.status;
  expect(await stateOf()).toBe("waiting-list");
  await db.query("update people set away_until = null where name = 'Ann Weber'");
  await openLists(db, new FactsLoader());
  await advanceAll();
  expect(await stateOf()).toBe("assigned");
  expect(errors).toEqual([]);
});

test("who keeps other hours or is away is passed over", async ({ db, clock }) => {
  await seed(db);
  await player(db, clock).playFor(3);
  const { rows } = await db.query<{ name: string }>(
    "select distinct p.name from assignments a join people p on p.id = a.person_id where a.because ->> 'code' = 'next-in-turn'",
  );
  expect(rows.map(({ name }) => name)).not.toContain("David Rossi");
});

test("after the first minutes leads come only while somebody looks", async ({ db, clock }) => {
  await seed(db);
  await clock.advance({ minutes: 11 });
  await player(db, clock, { isWatched: false }).playFor(1);
  expect(await countLeads(db)).toBe(0);
  await player(db, clock, { isWatched: true }).playFor(1);
  expect(await countLeads(db)).toBe(3);
});

test("two processes that play at the same time send one lead", async ({ db, clock }) => {
  await seed(db);
  const [one, other] = [player(db, clock), player(db, clock)];
  await Promise.all([one.play(), other.play(), one.play(), other.play()]);
  expect(await countLeads(db)).toBe(1);
});

const asMine = async (db: Db) => {
  const { rows } = await db.query<{ flow: string; draft: Graph; team: string; revision: number }>(
    "select f.id as flow, f.draft, f.revision, t.id as team from flows f, teams t where f.demo and t.demo",
  );
  return rows[0]!;
};

const someoneReal = (db: Db) =>
  transaction(db, (tx) =>
    addPerson(tx, {
      name: "Rita Real",
      email: "rita@example.org",
      roles: ["rep"],
      languages: [],
      hours: null,
      away: null,
    }),
  );

test("with a real person in the demo team no simulated lead comes in any more", async ({ db, clock }) => {
  await seed(db);
  const { team } = await asMine(db);
  const rita = await someoneReal(db);
  await transaction(db, async (tx) => {
    const { rows } = await tx.query<{ repId: string }>(
      `select person_id as "repId" from team_members where team_id = $1`,
      [team],
    );
    await replaceMembers(
      tx,
      team,
      [...rows, { repId: rita }].map((one) => ({ ...one, weight: 1 })),
      null,
    );
  });
  await player(db, clock).playFor(1);
  expect(await countLeads(db)).toBe(0);
});

const AN_ORDER = [{ to: "backup", within: "PT15M", counts: "clock" }];

test.for([
  ["asks whoever stands in", "fallback", { type: "fallback", config: { order: AN_ORDER } }],
  ["tells all managers", "reached", { type: "notify", config: { to: "manager", text: "Reached" } }],
  ["calls another system", "reached", { type: "http-request", config: { url: "https://example.com/hook" } }],
] as const)("a demo flow that %s gets no simulated lead", async ([, id, { type, config }], { db, clock }) => {
  await seed(db);
  const { flow, draft, revision, team } = await asMine(db);
  const nodes = draft.nodes.map((node) => (node.id === id ? { ...node, type, config: { team, ...config } } : node));
  await transaction(db, (tx) => saveDraft(tx, flow, { graph: { ...draft, nodes }, seen: revision, by: null }));
  await transaction(db, (tx) => publishFlow(tx, catalog, flow, { seen: undefined, by: null }));
  await player(db, clock).playFor(1);
  expect(await countLeads(db)).toBe(0);
});

test("nobody real is told anything about a simulated lead", async ({ db, clock }) => {
  await seed(db);
  await transaction(db, (tx) =>
    addPerson(tx, {
      name: "Boss",
      email: "boss@example.org",
      roles: ["admin", "manager"],
      languages: [],
      hours: null,
      away: null,
    }),
  );
  await player(db, clock).playFor(4);
  const { rows } = await db.query(
    "select n.text from notifications n join people p on p.id = n.person_id where not p.demo",
  );
  expect(rows).toEqual([]);
});

test("demo people touch no real lead that they were given", async ({ db, clock }) => {
  await seed(db);
  const { rows } = await db.query<{ source: string; person: string }>(
    "select s.id as source, p.id as person from sources s, people p where s.name = 'API' and p.demo limit 1",
  );
  const { intake, playFor } = player(db, clock);
  const { leadId } = await intake.accept({
    source: { id: rows[0]!.source, demo: false },
    lead: {
      name: "Real",
      email: "real@example.org",
      phone: null,
      language: null,
      country: null,
      company: null,
      companySize: null,
      product: null,
      value: null,
      message: null,
      consent: null,
      fields: {},
    },
    received: {},
  });
  await db.query(
    `insert into assignments (id, lead_id, person_id, state, because, at) values (gen_random_uuid(), $1, $2, 'owned', '{"code": "x"}', baton_now())`,
    [leadId, rows[0]!.person],
  );
  await playFor(3);
  const { rows: after } = await db.query("select accepted_at, state from assignments where lead_id = $1", [leadId]);
  expect(after).toEqual([{ accepted_at: null, state: "owned" }]);
});

test("a demo that runs for weeks forgets what was closed, but no lead that somebody sent", async ({ db, clock }) => {
  await seed(db);
  const { playFor, intake } = player(db, clock);
  const { rows } = await db.query<{ id: string }>("select id from sources where demo");
  const lead = newLead.parse({ name: "Me", email: "me@example.org", language: "de" });
  await intake.accept({ source: { id: rows[0]!.id, demo: true }, lead, received: {}, isTest: true });
  await playFor(7);
  await tidyDemo(db);
  const before = await countLeads(db);
  await clock.advance({ days: 2 });
  await tidyDemo(db);
  expect(await countLeads(db)).toBeLessThan(before);
  const { rows: left } = await db.query(
    "select name from leads where test or status <> 'closed' order by name = 'Me' desc",
  );
  expect(left[0]).toEqual({ name: "Me" });
  expect(await countLeads(db)).toBe(left.length);
});
