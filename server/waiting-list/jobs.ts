import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { eachForItself, jittered, repeating } from "../../engine/loops.ts";
import { roomOf } from "../../node-catalog/assignment/room.ts";
import { teamIn } from "../../node-catalog/kit/team-in.ts";
import { FactsLoader } from "../world/load-facts.ts";
import { letTakenGo, openList } from "./open-list.ts";
import { readTeamsWithTaken, readWaitingTeams } from "./opening-store.ts";

/** Milliseconds; a list opens in the first minute, so there is no hurry. */
const LOOK_EVERY = 1_000;
/**
 * Nobody waits for the path of a lead that somebody took: what they do with it is kept until it goes on. To find those takes
 * a look at every lead that waits, 27 ms of ten thousand.
 */
const LOOK_FOR_TAKEN_EVERY = 10;

export interface OpeningOptions {
  readonly db: Db;
  readonly doorbell: Pick<Doorbell, "ring">;
  readonly log: { error(facts: object, text: string): void };
}

/**
 * Looks for waiting lists to open, again and again: rows say what waits, so there is no timer that a crash could lose, and
 * whatever dies in between leaves every lead where it is.
 */
export function startOpening({ db, doorbell, log }: OpeningOptions): { stop(): Promise<void> } {
  const facts = new FactsLoader();
  let looks = 0;
  return repeating(
    async () => {
      const alsoTaken = looks++ % LOOK_FOR_TAKEN_EVERY === 0;
      if ((await openLists(db, facts, { alsoTaken })) > 0) doorbell.ring("advance");
      return jittered(LOOK_EVERY);
    },
    (error) => log.error({ err: error }, "opening the waiting lists failed; it goes on by itself"),
  );
}

/**
 * Opens the waiting lists of all teams that have somebody in.
 *
 * @param alsoTaken also lets the leads go on that somebody has by now
 * @returns how many leads go on
 */
export async function openLists(db: Db, facts: FactsLoader, { alsoTaken = true } = {}): Promise<number> {
  const teamIds = await readWaitingTeams(db);
  if (teamIds.length === 0) return 0;
  const taken = alsoTaken ? await readTeamsWithTaken(db) : new Set();
  const now = await readClock(db);
  // Without what people have to do: at night nobody is in, and that is all there is to know.
  const shared = await facts.read(db, { teamIds, personIds: [], withBackups: false, loadsOf: "people-with-limits" });
  let woken = 0;
  await eachForItself(teamIds, async (teamId) => {
    const team = teamIn(shared, teamId);
    const mayOpen = team ? roomOf(team, shared, now) > 0 : false;
    if (taken.has(teamId)) woken += await transaction(db, (tx) => letTakenGo(tx, teamId), "waiting list");
    if (mayOpen) woken += await transaction(db, (tx) => openList(tx, facts, teamId), "waiting list");
  });
  return woken;
}
