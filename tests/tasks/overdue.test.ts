import { type Db, transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { startAttempt } from "../../server/assignments/log-contact.ts";
import { tellOverdue } from "../../server/tasks/jobs.ts";
import { start } from "../crashes/support/processes.ts";
import {
  aLead,
  advanceAll,
  anEngine,
  aPerson,
  aRequest,
  aTeam,
  goLive,
  graph,
  takeIn,
  type TestTeam,
} from "../engine/support/a-world.ts";
import { assignmentsOf, count, messagesTo, tasksOf, wayOf } from "../engine/support/look.ts";
import { mainJob } from "../flows/main-job.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

/** A task, and nothing that watches it. */
const unwatched = (team: TeamId, sources: string[]): Graph =>
  graph(
    {
      start: ["lead-captured", { sources }],
      turns: ["round-robin", { team }],
      task: ["create-task", { title: "send the offer", dueIn: "PT15M" }],
      queue: ["to-queue", { team }],
      end: ["end"],
    },
    ["start turns", "turns assigned task", "turns nobody queue", "task end"],
  );

/** The same, watched: whoever is late keeps the lead, and the leader is told. */
const watched = (team: TeamId, sources: string[]): Graph => {
  const { nodes, edges } = graph(
    { watch: ["wait-for-contact", { within: "PT15M" }], tell: ["escalate", { team, then: "stay" }] },
    ["task watch", "watch reached end", "watch declined queue", "watch timeout tell", "tell stayed end"],
  );
  const before = unwatched(team, sources);
  return {
    nodes: [...before.nodes, ...nodes],
    edges: [...before.edges.filter(({ id }) => id !== "task end"), ...edges],
  };
};

async function aTeamAtWork(db: Db, drawing = unwatched, team?: TestTeam) {
  const of = team ?? (await aTeam(db, [1]));
  return { team: of, engine: anEngine(), ...(await goLive(db, (sources) => drawing(of.id, sources))) };
}

const nameOf = async (db: Db, id: string): Promise<string> =>
  (await db.query<{ name: string }>("select name from people where id = $1", [id])).rows[0]!.name;

test("who leads the team hears once of a task that nobody did in time", async ({ db, clock }) => {
  const manager = await aPerson(db, undefined, ["manager"]);
  const { team, engine, source } = await aTeamAtWork(db);
  const { lead } = await aLead(db, engine, source, { name: "Mia Muster" });
  await clock.advance({ minutes: 15 });
  await tellOverdue(db);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);

  for (const minutes of [1, 1, 60 * 48]) {
    await clock.advance({ minutes });
    await tellOverdue(db);
    expect(await messagesTo(db, team.leader, lead)).toEqual([
      {
        text: `${await nameOf(db, team.members[0]!)} has not done “send the offer” for Mia Muster in time.`,
        alarm: true,
      },
    ]);
  }
  expect(await messagesTo(db, manager, lead)).toEqual([]);
  expect(
    await count(db, "feed where kind = 'inbox' and lead_id = $1 and person_ids = array[$2::uuid]", [lead, team.leader]),
  ).toBe(1);
  expect(await count(db, "overdue_tasks")).toBe(0);
});

test("a task that is done, also after its time, or whose lead is closed is told to nobody", async ({ db, clock }) => {
  const { team, engine, source } = await aTeamAtWork(db);
  const { lead } = await aLead(db, engine, source);
  await clock.advance({ minutes: 15, seconds: 30 });
  await db.query("update tasks set state = 'done', closed_at = baton_now() where lead_id = $1", [lead]);
  await clock.advance({ minutes: 5 });
  await tellOverdue(db);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);
});

test("where the flow tells the leader at the same deadline it is told once, by the flow", async ({ db, clock }) => {
  const { team, engine, source } = await aTeamAtWork(db, watched);
  const { lead, run } = await aLead(db, engine, source);
  await clock.advance({ minutes: 17 });
  // No worker has come to it yet.
  await tellOverdue(db);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);
  await advanceAll(db, engine);
  for (let again = 0; again < 2; again++) await tellOverdue(db);
  expect(await messagesTo(db, team.leader, lead)).toMatchObject([{ text: expect.stringContaining("It stays there.") }]);
  expect(await tasksOf(db, lead)).toMatchObject([{ state: "open" }]);
  expect((await wayOf(db, run)).at(-1)).toBe("end done");
  expect(await count(db, "overdue_tasks")).toBe(0);
});

test("while somebody is on the phone, and once the lead has moved on, there is nothing to tell", async ({
  db,
  clock,
}) => {
  const team = await aTeam(db, [1, 1]);
  const { engine, source } = await aTeamAtWork(db, (id, sources) => mainJob({ team: id, sources }), team);
  const { lead } = await aLead(db, engine, source);
  const [mine] = await assignmentsOf(db, lead);
  await clock.advance({ minutes: 14 });
  const actor = { kind: "person", id: mine!.person, roles: ["rep"] } as never;
  await transaction(db, (tx) => startAttempt(tx, { assignmentId: mine!.id, actor, channel: "call" }));
  await clock.advance({ minutes: 6 });
  await advanceAll(db, engine);
  await tellOverdue(db);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);

  await clock.advance({ minutes: 5 });
  await advanceAll(db, engine);
  await tellOverdue(db);
  expect((await tasksOf(db, lead)).map(({ state }) => state)).toEqual(["moved", "open"]);
  expect(await messagesTo(db, team.leader, lead)).toMatchObject([
    { text: expect.stringContaining("has the lead now.") },
  ]);
});

test("without a leader, or when the leader is late, all managers hear; of a simulated lead nobody real", async ({
  db,
  clock,
}) => {
  const manager = await aPerson(db, undefined, ["manager"]);
  const [led, unled, simulated] = [await aTeamAtWork(db), await aTeamAtWork(db), await aTeamAtWork(db)];
  await db.query("update teams set leader_id = null where id = any ($1)", [[unled.team.id, simulated.team.id]]);
  await db.query("update teams set leader_id = $2 where id = $1", [led.team.id, led.team.members[0]]);
  const leads = [];
  for (const one of [led, unled, simulated]) leads.push((await aLead(db, one.engine, one.source)).lead);
  await db.query("update leads set demo = true where id = $1", [leads[2]]);
  await clock.advance({ minutes: 20 });
  await tellOverdue(db);

  for (const lead of leads.slice(0, 2)) expect(await messagesTo(db, manager, lead)).toHaveLength(1);
  expect(await messagesTo(db, led.team.members[0]!, leads[0]!)).toEqual([]);
  expect(await count(db, "notifications where lead_id = $1", [leads[2]])).toBe(0);
});

test("what was overdue before anybody looked is no storm", async ({ db, clock }) => {
  const { team, engine, source } = await aTeamAtWork(db);
  const { lead: old } = await aLead(db, engine, source);
  await clock.advance({ days: 3 });
  // As the migration does it on a database that has been in use.
  await db.query("update overdue_mark set looked_to = baton_now()");
  const { lead } = await aLead(db, engine, source);
  await clock.advance({ minutes: 20 });
  await tellOverdue(db);
  expect(await messagesTo(db, team.leader, old)).toEqual([]);
  expect(await messagesTo(db, team.leader, lead)).toHaveLength(1);
});

test("workers that are killed while they tell leave nothing untold and tell nothing twice", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { team, engine, source } = await aTeamAtWork(db);
  await takeIn(
    db,
    engine,
    Array.from({ length: 150 }, () => aRequest(source)),
  );
  await clock.advance({ minutes: 20 });
  const points = ["find", "tell"].flatMap((what) =>
    ["before", "after"].map((when) => `${what} overdue tasks ${when} commit`),
  );
  const victims = points.map((point) => start("overdue", [databaseUrl], `${point}:SIGKILL`));
  await Promise.all(victims.map(({ ended }) => ended));
  // A dead process's locks last until PostgreSQL hears of its end: meanwhile there may be nothing to take.
  await expect
    .poll(async () => {
      await tellOverdue(db);
      return count(db, "notifications where person_id = $1", [team.leader]);
    })
    .toBe(150);
  await tellOverdue(db);

  expect(victims.map(({ process }) => process.signalCode)).toContain("SIGKILL");
  expect(await count(db, "overdue_tasks")).toBe(0);
  expect(await count(db, "notifications where person_id = $1", [team.leader])).toBe(150);
  expect(await count(db, "(select distinct lead_id from notifications where person_id = $1) n", [team.leader])).toBe(
    150,
  );
});
