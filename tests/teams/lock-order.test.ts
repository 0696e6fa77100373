import { setTimeout as pause } from "node:timers/promises";
import { type Db, type Tx, transaction } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import { changeTeam } from "../../server/teams/change-team.ts";
import { joinTeams } from "../../server/teams/join-teams.ts";
import { mergeTeam } from "../../server/teams/merge-team.ts";
import { aPerson } from "../engine/support/a-world.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

interface Situation {
  /** Whose limits span teams. */
  readonly person: PersonId;
  /** In the order of ids; the person is in the first one. */
  readonly teams: readonly [first: TeamId, second: TeamId, third: TeamId];
}

const CHANGES: Readonly<Record<string, (tx: Tx, situation: Situation) => Promise<void>>> = {
  "a new share": (tx, { person, teams: [, second] }) =>
    changeTeam(tx, second, { name: "Renamed", members: [{ repId: person, weight: 3 }] }, null),
  "somebody who leaves": (tx, { teams: [, second] }) => changeTeam(tx, second, { members: [] }, null),
  "somebody who joins": (tx, { person, teams: [, , third] }) => joinTeams(tx, person, [third], null),
  "teams that become one": (tx, { teams: [, second, third] }) =>
    mergeTeam(tx, third, { teamId: second, reason: "One office" }, null),
};

// Whoever changes a person waits for the balances of all their teams in the order of ids, holding those that come before.
test.for(Object.keys(CHANGES))(
  "%s waits for the balances of several teams in the order of ids, holding none behind the one it waits for",
  async (change, { db }) => {
    const situation = await someoneWithLimits(db);
    const [first, ...behind] = situation.teams;
    const other = await db.connect();
    await other.query("begin");
    await other.query("select from team_ledgers where team_id = $1 for no key update", [first]);

    const changed = transaction(db, (tx) => CHANGES[change]!(tx, situation));
    await someoneWaits(db);
    const rest = await other
      .query("select from team_ledgers where team_id = any ($1) order by team_id for no key update nowait", [behind])
      .catch((error: Error) => error);
    await other.query("rollback");
    other.release();
    await changed;
    expect(rest).toMatchObject({ rowCount: 2 });
  },
);

async function someoneWithLimits(db: Db): Promise<Situation> {
  const person = await aPerson(db);
  await db.query(`update people set limits = '[{"what":"open","most":5,"window":"moving"}]' where id = $1`, [person]);
  const members = [{ repId: person, weight: 1 }];
  const add = (name: string, all: typeof members) =>
    transaction(db, (tx) => addTeam(tx, { name, leaderId: null, members: all }, { by: null }));
  return { person, teams: [await add("First", members), await add("Second", members), await add("Third", [])] };
}

async function someoneWaits(db: Db): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount! > 0) return;
    await pause(10);
  }
}
