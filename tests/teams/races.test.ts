import { type Db, transaction } from "../../engine/database.ts";
import { makeUpTurns } from "../../server/teams/make-up-turns.ts";
import { aMainJob, anEngine } from "../engine/support/a-world.ts";
import type { Caller } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";
import { expect } from "../setup/test.ts";
import { ledgerOf, test } from "./api.ts";
import { balances, expectEveryTurnExplained, handOut, handOutAtOnce, sum } from "./turns.ts";

interface Given {
  readonly id: string;
  readonly lead: string;
  readonly person: string;
}

async function allGiven(db: Db, team: string): Promise<Given[]> {
  const { rows } = await db.query<Given>(
    "select id, lead_id as lead, person_id as person from assignments where team_id = $1 order by id",
    [team],
  );
  return rows;
}

const isRefusal = (reply: unknown): reply is { body: { code: string } } =>
  typeof reply === "object" && reply !== null && "status" in reply && Number(reply.status) >= 300;

test("leads, corrections, refunds, hand-overs, shares and catching up at the same moment: every turn is explained", async ({
  api,
  db,
  clock,
}) => {
  const { team, source } = await aMainJob(db, [3, 2, 1, 1]);
  const manager: Caller = await api.asManager();
  await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "catch-up", limitsPolicy: "accrue" }));
  const engines = [anEngine(), anEngine()];
  await db.query("update people set away_until = baton_now() + '1 day'::interval where id = $1", [team.members[3]]);
  await handOutAtOnce(db, engines, source, { batches: 1, size: 30 });
  await db.query("update people set away_until = null where id = $1", [team.members[3]]);
  await clock.advance({ minutes: 2 });
  const given = await allGiven(db, team.id);

  const weights = (round: number) => team.members.map((repId, index) => ({ repId, weight: 1 + ((index + round) % 3) }));
  const work = [0, 1, 2, 3, 4].flatMap((round) => [
    handOutAtOnce(db, [engines[round % 2]!], source, { batches: 1, size: 8 }),
    manager.post(`/teams/${team.id}/ledger/corrections`, {
      repId: team.members[round % 4],
      turns: 0.7,
      reason: "Race",
    }),
    manager.post(`/assignments/${given[round]!.id}/refund`, { reason: "Race" }),
    manager.post(`/leads/${given[round + 3]!.lead}/assign`, {
      repId: team.members.find((id) => id !== given[round + 3]!.person),
      reason: "Race",
    }),
    manager.patch(`/teams/${team.id}`, { members: weights(round) }),
    transaction(db, (tx) => makeUpTurns(tx, team.id)),
  ]);
  const replies = await Promise.all<unknown>(work);

  // Two of the leads are refunded and taken away: whichever comes second finds the turn given back.
  const refusals = replies.flatMap((reply) => (isRefusal(reply) ? [reply.body.code] : []));
  expect(new Set([...refusals, "turn-given-back"])).toEqual(new Set(["turn-given-back"]));
  expect(refusals.length).toBeLessThanOrEqual(2);
  expect(sum(Object.values(await balances(db, team.id)))).toBe(0);
  await expectEveryTurnExplained(db, team.id);
});

test("a night without workers is counted in the morning, and still makes up one turn at a time", async ({
  api,
  db,
  clock,
}) => {
  const { team, source } = await aMainJob(db, [1, 1]);
  const manager = await api.asManager();
  const engine = anEngine();
  await made2xx(manager.patch(`/teams/${team.id}`, { absencePolicy: "catch-up" }));
  const away = (until: string | null) =>
    db.query("update people set away_until = baton_now() + $2::interval where id = $1", [team.members[0], until]);
  await away("1 day");
  await handOut(db, engine, source, 8);
  await away(null);
  await handOut(db, engine, source, 30);
  await clock.advance({ minutes: 2 });

  while (await transaction(db, (tx) => makeUpTurns(tx, team.id, 10)));

  const { data, members } = await ledgerOf(manager, team.id, "?show=changes");
  expect(data.filter(({ reason }) => reason === "caught-up")).toHaveLength(1);
  expect(members.find(({ repId }) => repId === team.members[0])!.toCatchUp).toBe(3);
});
