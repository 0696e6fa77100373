import { type Db, transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { removeDemo } from "../../server/demo/remove-demo.ts";
import { addFlow } from "../../server/flows/add-flow.ts";
import { publishFlow } from "../../server/flows/go-live.ts";
import { saveDraft } from "../../server/flows/save-draft.ts";
import { newLead } from "../../server/intake/contract.ts";
import { demoRoutes } from "../../server/demo/routes.ts";
import { changeTeam } from "../../server/teams/change-team.ts";
import { aSource, aTeam, catalog } from "../flows/a-flow.ts";
import { mainJob } from "../flows/main-job.ts";
import { aPerson, startApi } from "../http/callers.ts";
import { expect, isolatedTest as test, type TestClock } from "../setup/test.ts";
import { player, seed } from "./a-demo.ts";

const remove = (db: Db) => transaction(db, (tx) => removeDemo(tx, null));

async function readDemo(db: Db) {
  const { rows } = await db.query<{ flow: string; team: string; source: string; person: string }>(
    `select (select id from flows where demo) as flow, (select id from teams where demo) as team,
            (select id from sources where demo) as source, (select id from people where demo order by name limit 1) as person`,
  );
  return rows[0]!;
}

/** Rows of the demo that are left anywhere. */
async function demoRows(db: Db) {
  const { rows } = await db.query<{ left: number }>(
    `select ((select count(*) from people where demo) + (select count(*) from teams where demo)
           + (select count(*) from sources where demo) + (select count(*) from flows where demo)
           + (select count(*) from leads where demo))::int as left`,
  );
  return rows[0]!.left;
}

/** A flow, team and source of one's own, with leads in every state. */
async function myOwn(db: Db, clock: TestClock, { team }: { team?: string } = {}) {
  const mine = team ?? (await aTeam(db)).id;
  const source = await aSource(db);
  const flow = await transaction(db, async (tx) => {
    const graph = mainJob({ team: mine, sources: [source.id] });
    const id = await addFlow(tx, { name: "My flow", graph, by: null });
    await publishFlow(tx, catalog, id, { seen: undefined, by: null });
    return id;
  });
  const { intake, advanceAll } = player(db, clock);
  const send = (email: string) =>
    intake.accept({
      source: { id: source.id, demo: false },
      lead: newLead.parse({ name: "Mia", email, language: "de" }),
      received: {},
    });
  return { flow, team: mine, source: source.id, send, advanceAll };
}

/**
 * Every row of every table as text, but for the feed, which forgets by itself within the hour, and the kinds of decisions,
 * which are written down once for the flows of everybody and name nobody.
 */
async function readRows(db: Db): Promise<Map<string, string[]>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('feed', 'test_clock', 'decision_params')
      order by 1`,
  );
  const contents = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    contents.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return contents;
}

async function demoIds(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from people where demo union all select id from teams where demo
     union all select id from sources where demo union all select id from flows where demo`,
  );
  return rows.map(({ id }) => id);
}

test("nothing is left of the demo, and everything of one's own is as it was, to the letter", async ({ db, clock }) => {
  await seed(db);
  const mine = await myOwn(db, clock);
  await mine.send("a@example.org");
  await mine.send("b@example.org");
  const ids = await demoIds(db);
  const before = await readRows(db);
  await player(db, clock).playFor(4);

  await remove(db);
  const after = await readRows(db);
  for (const [table, rows] of before) {
    expect(after.get(table), table).toEqual(rows.filter((row) => !ids.some((id) => row.includes(id))));
  }
});

test("a simulated contact that a real lead has too stays", async ({ db, clock }) => {
  await seed(db);
  const { source } = await readDemo(db);
  const mine = await myOwn(db, clock);
  const { intake } = player(db, clock);
  const lead = newLead.parse({ name: "Me", email: "me@example.org" });
  const tried = await intake.accept({ source: { id: source, demo: true }, lead, received: {} });
  const real = await mine.send("me@example.org");
  expect(real).toMatchObject({ duplicate: false });
  expect(real.leadId).not.toBe(tried.leadId);
  await remove(db);
  const { rows } = await db.query(
    "select l.id from leads l join contact_keys k using (contact_id) where k.value = 'me@example.org'",
  );
  expect(rows).toEqual([{ id: real.leadId }]);
});

test("a demo flow that somebody has drawn on stays as their draft, without leads", async ({ db, clock }) => {
  await seed(db);
  const { flow, team } = await readDemo(db);
  const { rows } = await db.query<{ draft: Graph }>("select draft from flows");
  const draft = rows[0]!.draft;
  const moved = { ...draft, nodes: draft.nodes.map((node) => ({ ...node, position: { x: 1, y: 1 } })) };
  await transaction(db, (tx) => saveDraft(tx, flow, { graph: moved, seen: 1, by: null }));
  await player(db, clock).playFor(1);
  await remove(db);

  const { rows: flows } = await db.query("select id, name, status, demo, draft from flows");
  expect(flows).toEqual([{ id: flow, name: "Demo flow", status: "draft", demo: false, draft: moved }]);
  const { rows: teams } = await db.query("select id, demo from teams");
  expect(teams, "its team stays, empty, because the drawing names it").toEqual([{ id: team, demo: false }]);
  expect(await demoRows(db)).toBe(0);
});

test("a demo team with a real person stays theirs, with the whole balance", async ({ db, clock }) => {
  await seed(db);
  const { team } = await readDemo(db);
  await player(db, clock).playFor(2);
  const { id: rita } = await aPerson(db, { name: "Rita" });
  const { rows: members } = await db.query<{ repId: string; weight: number }>(
    `select person_id as "repId", weight from team_members where team_id = $1`,
    [team],
  );
  const change = { members: [...members, { repId: rita, weight: 1 }] };
  await transaction(db, (tx) => changeTeam(tx, team, change, null));
  await remove(db);

  const { rows } = await db.query(
    `select t.demo, t.leader_id as leader, to_json(l.credits) as credits, array(select person_id from team_members) as members
       from teams t join team_ledgers l on l.team_id = t.id`,
  );
  expect(rows).toEqual([{ demo: false, leader: null, credits: [0], members: [rita] }]);
});

test("a real lead that a demo person has goes to the next person of the flow", async ({ db, clock }) => {
  await seed(db);
  const { team } = await readDemo(db);
  const mine = await myOwn(db, clock, { team });
  const { owner, leadId } = await mine.send("real@example.org");
  const { rows: before } = await db.query("select demo from people where id = $1", [owner!.id]);
  expect(before).toEqual([{ demo: true }]);

  const { id: rita } = await aPerson(db, { name: "Rita" });
  await transaction(db, (tx) =>
    changeTeam(
      tx,
      team,
      {
        members: [
          { repId: owner!.id, weight: 1 },
          { repId: rita, weight: 1 },
        ],
      },
      null,
    ),
  );
  await remove(db);
  await mine.advanceAll();
  const { rows } = await db.query("select owner_id as owner, demo from leads where id = $1", [leadId]);
  expect(rows).toEqual([{ owner: rita, demo: false }]);
  const { rows: former } = await db.query("select demo, active from people where id = $1", [owner!.id]);
  expect(former, "the lead's history needs the name").toEqual([{ demo: false, active: false }]);
});

test("a demo person who can sign in has become somebody real, and stays", async ({ db }) => {
  await seed(db);
  const { person } = await readDemo(db);
  await db.query(
    "insert into auth_accounts (id, person_id, provider_id, account_id) values (gen_random_uuid(), $1, 'credential', 'x')",
    [person],
  );
  await remove(db);
  expect((await db.query("select id, active, demo from people")).rows).toEqual([
    { id: person, active: true, demo: false },
  ]);
});

test("while leads come in and people react, the demo still goes whole", async ({ db, clock }) => {
  await seed(db);
  const { playFor, intake } = player(db, clock);
  await playFor(1);
  const { source } = await readDemo(db);
  const late = Array.from({ length: 20 }, (_, index) =>
    intake
      .accept({
        source: { id: source, demo: true },
        lead: newLead.parse({ name: "Late", email: `late${index}@example.org`, language: "de" }),
        received: {},
      })
      .catch(() => {}),
  );
  await Promise.all([...late, playFor(0.2), remove(db)]);
  expect(await demoRows(db)).toBe(0);
});

test("an admin removes it by one call; a rep cannot; without a demo nothing happens", async ({ db }) => {
  await seed(db);
  await using api = await startApi(db, () => demoRoutes({ db }));
  expect((await (await api.asRep()).delete("/demo")).status).toBe(403);
  const admin = await api.asAdmin();
  expect((await admin.delete("/demo")).status).toBe(200);
  expect((await admin.delete("/demo")).status).toBe(200);
  expect(await demoRows(db)).toBe(0);
});
