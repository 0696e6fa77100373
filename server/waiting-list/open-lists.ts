import { type Db, readClock, transaction, type Tx } from "../../engine/database.ts";
import { wakeTogether } from "../../engine/wake-together.ts";
import { roomOf } from "../../node-catalog/assignment/room.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import type { FactsLoader } from "../world/load-facts.ts";
import { countUnderWay, holdList, readNext, readTaken, readWaitingTeams } from "./opening-store.ts";

/**
 * Opens the waiting lists of teams that have somebody in: as many leads go on as people have room for, hot ones first, then
 * the oldest; the next ones when people have made contact. Who gets which lead is decided by the lead's own step, under the
 * team's lock, so whatever dies in between leaves every lead where it is.
 *
 * @returns how many leads go on
 */
export async function openLists(db: Db, facts: FactsLoader): Promise<number> {
  const waiting = await readWaitingTeams(db);
  if (waiting.length === 0) return 0;
  const now = await readClock(db);
  const teamIds = waiting.map(({ teamId }) => teamId);
  // Without what people have to do: at night nobody is in, and that is all there is to know.
  const shared = await facts.read(db, { teamIds, ...NOBODY_ELSE, loadsOf: "people-with-limits" });
  let woken = 0;
  for (const { teamId, hasTaken } of waiting) {
    const team = shared.teams[teamId];
    const mayOpen = team ? roomOf(team, shared, now) > 0 : false;
    if (hasTaken) woken += await transaction(db, (tx) => letTakenGo(tx, teamId), "waiting list");
    if (mayOpen) woken += await transaction(db, (tx) => openList(tx, facts, teamId), "waiting list");
  }
  return woken;
}

const NOBODY_ELSE = { personIds: [], withBackups: false } as const;

async function openList(tx: Tx, facts: FactsLoader, teamId: TeamId): Promise<number> {
  // What is under way is not in anybody's load yet; counted first, so that what has arrived is read with the loads.
  if (!(await holdList(tx, teamId)) || (await countUnderWay(tx, teamId)) > 0) return 0;
  const shared = await facts.read(tx, { teamIds: [teamId], ...NOBODY_ELSE, loadsOf: "everybody" });
  const at = await readClock(tx);
  const team = shared.teams[teamId];
  const room = team ? roomOf(team, shared, at) : 0;
  if (room === 0) return 0;
  const next = await readNext(tx, teamId, at, room);
  return wakeTogether(
    tx,
    { subject: teamId, kind: "opened", at },
    next.map((runId) => ({ runId, by: null })),
  );
}

/** Somebody has these leads by now, without the list having opened. */
async function letTakenGo(tx: Tx, teamId: TeamId): Promise<number> {
  const taken = await readTaken(tx, teamId);
  return wakeTogether(tx, { subject: teamId, kind: "taken", at: await readClock(tx) }, taken);
}
