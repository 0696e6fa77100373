import type { World } from "../../engine/world.ts";
import { applyEffects } from "./apply-effects.ts";
import { lockFreeSubjects } from "./lock-subjects.ts";
import type { FactsLoader } from "./load-facts.ts";

/** The engine's world on PostgreSQL: its subjects are leads. */
export function createWorld(facts: FactsLoader): World {
  return {
    peekShared: (db, wanted) => facts.peek(db, wanted),
    lockShared: (tx, wanted) => facts.lock(tx, wanted),
    lockSubjects: lockFreeSubjects,
    apply: (tx, changes, shared, options) =>
      applyEffects(tx, changes, shared, { ...options, balances: facts.balances }),
  };
}
