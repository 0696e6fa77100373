import type { World } from "../../engine/world.ts";
import { applyEffects } from "./apply-effects.ts";
import { lockFreeLeads, readSubjects } from "./facts-store.ts";
import type { FactsLoader } from "./load-facts.ts";

/** The engine's world on PostgreSQL: its subjects are leads. */
export function createWorld(facts: FactsLoader): World {
  return {
    peekShared: (db, teamIds, personIds) => facts.peek(db, teamIds, personIds),
    lockShared: (tx, teamIds, personIds) => facts.lock(tx, teamIds, personIds),
    async lockSubjects(tx, leadIds) {
      // Sent together: the second statement sees what was committed until the first one had its locks.
      const [free, subjects] = await Promise.all([lockFreeLeads(tx, leadIds), readSubjects(tx, leadIds)]);
      return new Map(free.map((id) => [id, subjects.get(id)!]));
    },
    apply: applyEffects,
  };
}
