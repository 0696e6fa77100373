import { readClock, type Tx } from "../../engine/database.ts";
import { wakeTogether } from "../../engine/wake-together.ts";
import { roomOf } from "../../node-catalog/assignment/room.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { teamIn } from "../../node-catalog/kit/team-in.ts";
import type { FactsLoader } from "../world/load-facts.ts";
import { countUnderWay, holdList, readNext, readTaken } from "./opening-store.ts";

/**
 * Lets as many leads of a team's list go on as people have room for: hot ones first, then the oldest. Who gets which lead is
 * decided by the lead's own step, under the team's lock.
 *
 * @returns how many leads go on; none while another process is at it, or while the ones before are still under way
 */
export async function openList(tx: Tx, facts: FactsLoader, teamId: TeamId): Promise<number> {
  // What is under way is not in anybody's load yet; counted first, so that what has arrived is read with the loads.
  if (!(await holdList(tx, teamId)) || (await countUnderWay(tx, teamId)) > 0) return 0;
  const shared = await facts.read(tx, { teamIds: [teamId], personIds: [], withBackups: false, loadsOf: "everybody" });
  const at = await readClock(tx);
  const team = teamIn(shared, teamId);
  const room = team ? roomOf(team, shared, at) : 0;
  if (room === 0) return 0;
  const next = await readNext(tx, teamId, at, room);
  const runs = next.map((runId) => ({ runId, by: null }));
  return wakeTogether(tx, { subject: teamId, kind: "opened", at }, runs);
}

/** Somebody has these leads by now, without the list having opened: taken from it, or given by hand. */
export async function letTakenGo(tx: Tx, teamId: TeamId): Promise<number> {
  const taken = await readTaken(tx, teamId);
  return wakeTogether(tx, { subject: teamId, kind: "taken", at: await readClock(tx) }, taken);
}
