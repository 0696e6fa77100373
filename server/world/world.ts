import type { World } from "../../engine/world.ts";
import { applyEffects } from "./apply-effects.ts";
import { lockFreeSubjects } from "./lock-subjects.ts";
import type { FactsLoader } from "./load-facts.ts";

/** The engine's world on PostgreSQL: its subjects are leads. */
export function createWorld(facts: FactsLoader): World {
  return {
    peekShared: (db, teamIds, personIds) => facts.peek(db, teamIds, personIds),
    lockShared: (tx, teamIds, personIds) => facts.lock(tx, teamIds, personIds),
    lockSubjects: lockFreeSubjects,
    apply: applyEffects,
  };
}
