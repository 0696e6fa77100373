import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { eachForItself, repeating } from "../../engine/loops.ts";
import { roomOf } from "../../node-catalog/assignment/room.ts";
import { teamIn } from "../../node-catalog/kit/team-in.ts";
import { FactsLoader } from "../world/load-facts.ts";
import { letTakenGo, openList } from "./open-list.ts";
import { readWaitingTeams } from "./opening-store.ts";

/** Milliseconds; a list opens in the first minute, so there is no hurry. */
const LOOK_EVERY = 1_000;

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
  return repeating(
    async () => {
      if ((await openLists(db, facts)) > 0) doorbell.ring("advance");
      return LOOK_EVERY;
    },
    (error) => log.error({ err: error }, "opening the waiting lists failed; it goes on by itself"),
  );
}

/**
 * Opens the waiting lists of all teams that have somebody in.
 *
 * @returns how many leads go on
 */
export async function openLists(db: Db, facts: FactsLoader): Promise<number> {
  const waiting = await readWaitingTeams(db);
  if (waiting.length === 0) return 0;
  const now = await readClock(db);
  const teamIds = waiting.map(({ teamId }) => teamId);
  // Without what people have to do: at night nobody is in, and that is all there is to know.
  const shared = await facts.read(db, { teamIds, personIds: [], withBackups: false, loadsOf: "people-with-limits" });
  let woken = 0;
  await eachForItself(waiting, async ({ teamId, hasTaken }) => {
    const team = teamIn(shared, teamId);
    const mayOpen = team ? roomOf(team, shared, now) > 0 : false;
    if (hasTaken) woken += await transaction(db, (tx) => letTakenGo(tx, teamId), "waiting list");
    if (mayOpen) woken += await transaction(db, (tx) => openList(tx, facts, teamId), "waiting list");
  });
  return woken;
}
