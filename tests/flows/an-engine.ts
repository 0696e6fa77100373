import type { Engine } from "../../engine/advance.ts";
import { AskedTeams } from "../../engine/asked-teams.ts";
import type { Db } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { Programs } from "../../engine/program-store.ts";
import { Intake } from "../../server/intake/intake.ts";
import { readHomeCountry } from "../../server/intake/source-queries.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { createWorld } from "../../server/world/world.ts";
import { catalog } from "./a-flow.ts";

/** Everything behind the way in, with workers that work only when a test says so. */
export function createEngine(db: Db) {
  const engine: Engine = {
    world: createWorld(new FactsLoader()),
    catalog,
    programs: new Programs(),
    askedTeams: new AskedTeams(),
    foreignPrograms: () => [],
  };
  const errors: object[] = [];
  const intake = new Intake({
    db,
    engine,
    doorbell: { ring: () => {}, close: async () => {} },
    homeCountry: () => readHomeCountry(db),
    log: { error: (facts) => errors.push(facts) },
  });
  return {
    engine,
    intake,
    errors,
    /** Takes every run as far as it goes now. */
    advanceAll: () => drain(db, engine, () => false),
  };
}
