import { type Db, transaction } from "../../engine/database.ts";
import { playDemo } from "../../server/demo/jobs.ts";
import { seedDemo } from "../../server/demo/seed-demo.ts";
import type { TestClock } from "../setup/test.ts";
import { catalog } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";

export const seed = (db: Db) => transaction(db, (tx) => seedDemo(tx, catalog));

/** Plays the demo on the test clock. */
export function player(db: Db, clock: TestClock, { isWatched = true } = {}) {
  const { intake, advanceAll, errors } = createEngine(db);
  const play = () => playDemo({ db, catalog, intake, doorbell: { ring: () => {} }, isWatched: () => isWatched });
  return {
    intake,
    errors,
    play,
    advanceAll,
    async playFor(minutes: number) {
      for (let second = 0; second < minutes * 60; second += 5) {
        await play();
        await advanceAll();
        await clock.advance({ seconds: 5 });
      }
    },
  };
}
