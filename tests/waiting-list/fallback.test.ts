import { type Db, transaction } from "../../engine/database.ts";
import { assignByHand } from "../../server/assignments/give-lead.ts";
import { declineLead } from "../../server/assignments/decline-lead.ts";
import { readReceiptsOfRun } from "../../server/receipts/receipt-queries.ts";
import { replay } from "../../server/receipts/replay.ts";
import { sayPassedBy, sayReceipt } from "../../server/receipts/say-receipt.ts";
import { loadSpeech } from "../../server/catalog/name-queries.ts";
import {
  aLead,
  aPerson,
  aTeam,
  advanceAll,
  anEngine,
  catalog,
  goLive,
  graph,
  type TestTeam,
} from "../engine/support/a-world.ts";
import { assignmentsOf, leadOf, messagesTo, stepsOf, tasksOf } from "../engine/support/look.ts";
import { balances } from "../teams/turns.ts";
import { expect, isolatedTest as test, type TestClock } from "../setup/test.ts";
import { reach } from "./a-list.ts";

const timing = (within: string) => ({ within, counts: "clock" });

/** Take turns → wait 15 minutes → their backup, the leader, another team, the waiting list. */
async function aLadder(db: Db) {
  const [home, other] = [await aTeam(db, [1]), await aTeam(db, [1, 1])];
  const standIn = await aPerson(db, "Stand-in");
  await db.query("update people set backup_id = $2 where id = $1", [home.members[0], standIn]);
  const order = [
    { to: "backup", ...timing("PT10M") },
    { to: "leader", ...timing("PT20M") },
    { to: "team", team: other.id, ...timing("PT30M") },
  ];
  const live = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        turns: ["round-robin", { team: home.id }],
        task: ["create-task", { title: "call them" }],
        watch: ["wait-for-contact", { within: "PT15M" }],
        ladder: ["fallback", { team: home.id, order }],
        queue: ["to-queue", { team: home.id }],
        end: ["end"],
      },
      [
        "start turns",
        "turns assigned task",
        "turns nobody queue",
        "task watch",
        "watch reached end",
        "watch declined ladder",
        "watch timeout ladder",
        "ladder reached end",
        "ladder waiting-list end",
      ],
    ),
  );
  return { ...live, home, other, standIn };
}

async function later(db: Db, clock: TestClock, engine: ReturnType<typeof anEngine>, minutes: number): Promise<void> {
  await clock.advance({ minutes, seconds: 1 });
  await advanceAll(db, engine);
}

const holdersOf = async (db: Db, lead: string) => (await assignmentsOf(db, lead)).map(({ person }) => person);
const ownerOf = async (db: Db, lead: string) => (await leadOf(db, lead)).owner;
const turnsOf = (db: Db, { id }: TestTeam) => balances(db, id);

test("nobody reacts: from one to the next in the drawn order, nobody twice, and the waiting list with an alarm at the end", async ({
  db,
  clock,
}) => {
  const { source, home, other, standIn } = await aLadder(db);
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  const before = await turnsOf(db, home);

  await later(db, clock, engine, 15);
  expect(await ownerOf(db, lead)).toBe(standIn);
  await later(db, clock, engine, 10);
  expect(await ownerOf(db, lead)).toBe(home.leader);
  expect(await turnsOf(db, home)).toEqual(before);
  await later(db, clock, engine, 20);
  expect(other.members).toContain(await ownerOf(db, lead));
  await later(db, clock, engine, 30);

  const holders = await holdersOf(db, lead);
  expect(holders).toHaveLength(4);
  expect(new Set(holders).size).toBe(4);
  expect(await leadOf(db, lead)).toMatchObject({ status: "waiting-list", list: home.id, owner: null });
  // Told of two hand-overs and alarmed about the list; the third hand-over went to the leader.
  expect(await messagesTo(db, home.leader, lead)).toHaveLength(3);
  expect((await tasksOf(db, lead)).map(({ person, state }) => `${holders.indexOf(person)} ${state}`)).toEqual([
    "0 moved",
    "1 moved",
    "2 moved",
    "3 moved",
  ]);
  expect((await stepsOf(db, run)).slice(-5).map(({ because }) => because.code)).toEqual([
    "not-reached-backup",
    "not-reached-leader",
    "not-reached-team",
    "nobody-left",
    "ended",
  ]);
});

test("the customer is reached on the way: it ends there, and the task is done", async ({ db, clock }) => {
  const { source, standIn } = await aLadder(db);
  const engine = anEngine();
  const { lead } = await aLead(db, engine, source);
  await later(db, clock, engine, 15);
  const { id } = (await assignmentsOf(db, lead)).at(-1)!;
  await reach(db, { assignmentId: id, leadId: lead, personId: standIn, isContacted: false });
  await advanceAll(db, engine);
  await later(db, clock, engine, 60);
  expect(await ownerOf(db, lead)).toBe(standIn);
  expect((await tasksOf(db, lead)).map(({ state }) => state)).toEqual(["moved", "done"]);
});

test("who passes it on hands it to the next at once; who gets it by hand has the whole time", async ({ db, clock }) => {
  const { source, home, standIn } = await aLadder(db);
  const engine = anEngine();
  const { lead } = await aLead(db, engine, source);
  await later(db, clock, engine, 15);
  const asked = (await assignmentsOf(db, lead)).at(-1)!;
  const actor = { kind: "person", id: standIn, roles: ["rep" as const] } as const;
  await transaction(db, (tx) => declineLead(tx, { assignmentId: asked.id, actor, reason: "Busy" }));
  await advanceAll(db, engine);
  expect(await ownerOf(db, lead)).toBe(home.leader);

  await clock.advance({ minutes: 19 });
  const helper = await aPerson(db, "Helper");
  await transaction(db, (tx) => assignByHand(tx, { leadId: lead, personId: helper, reason: "Knows them", by: null }));
  await advanceAll(db, engine);
  await later(db, clock, engine, 19);
  expect(await ownerOf(db, lead)).toBe(helper);
  await later(db, clock, engine, 1);
  expect(await ownerOf(db, lead)).not.toBe(helper);
  const holders = await holdersOf(db, lead);
  expect(new Set(holders).size).toBe(holders.length);
});

test("every choice on the way has a receipt that gives the same person again", async ({ db, clock }) => {
  const { source, home } = await aLadder(db);
  await db.query("insert into team_members (team_id, person_id, weight) values ($1, $2, 1)", [home.id, home.leader]);
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  for (const minutes of [15, 10, 20, 30]) await later(db, clock, engine, minutes);
  const receipts = await readReceiptsOfRun(db, lead, run);
  expect(receipts.length).toBeGreaterThanOrEqual(2);
  const holders = await holdersOf(db, lead);
  for (const { decision } of receipts) {
    expect(replay(decision)).toEqual({ same: true });
    expect(holders).toContain(decision.chosen);
  }
});

test("who stands in without being in the team has a receipt, too: it names who was asked, and decides the same again", async ({
  db,
  clock,
}) => {
  const { source, home, standIn } = await aLadder(db);
  await db.query(`update people set limits = '[{"what":"day","most":3,"window":"calendar"}]' where id = $1`, [standIn]);
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source);
  for (const minutes of [15, 10]) await later(db, clock, engine, minutes);
  const before = await turnsOf(db, home);

  const receipts = await readReceiptsOfRun(db, lead, run);
  expect(receipts.map(({ decision }) => decision.chosen)).toEqual(await holdersOf(db, lead));
  const given = await assignmentsOf(db, lead);
  expect(receipts.map(({ assignmentId }) => assignmentId)).toEqual(given.map(({ id }) => id));
  for (const { decision } of receipts) expect(replay(decision)).toEqual({ same: true });
  const { decision } = receipts[1]!;
  expect(decision.members).toMatchObject([{ personId: standIn, eligible: true, gained: 0, creditAfter: 0 }]);
  expect(decision.inputs?.people.map(({ id, limits }) => [id, limits.length])).toEqual([[standIn, 1]]);
  const speech = await loadSpeech(db, catalog, { kind: "person", id: home.leader, roles: ["manager"] }, [
    standIn,
    home.id,
  ]);
  expect(sayReceipt(decision, speech)).toEqual([
    `Only Stand-in was asked, who is not in ${home.name}, and could take it`,
  ]);
  // It costs no turn, and the team's own people are not told that it passed them by.
  expect(await turnsOf(db, home)).toEqual(before);
  expect(sayPassedBy(decision, home.members[0]!, speech)).toBeUndefined();
});
