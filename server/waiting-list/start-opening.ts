import type { Db } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { repeating } from "../../engine/loops.ts";
import { FactsLoader } from "../world/load-facts.ts";
import { openLists } from "./open-lists.ts";

/** Milliseconds; a list opens in the first minute, so there is no hurry. */
const LOOK_EVERY = 1_000;

export interface OpeningOptions {
  readonly db: Db;
  readonly doorbell: Pick<Doorbell, "ring">;
  readonly log: { error(facts: object, text: string): void };
}

/** Looks for waiting lists to open, again and again: there are no timers that a crash could lose. */
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
