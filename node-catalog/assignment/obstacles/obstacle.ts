import type { LoadFacts, PersonFacts } from "../../kit/facts.ts";
import type { EligibilityReason } from "../reasons.ts";

/** What keeps somebody from taking a lead now. */
export interface Obstacle {
  readonly reason: EligibilityReason;
  /** When an obstacle of time ends, in epoch milliseconds; `null`: not known. */
  readonly until?: number | null | undefined;
  /** For the reason's sentence. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/**
 * Makes obstacles that say the same one object, of one shape. Two hundred are read for each lead: objects of several shapes
 * and places in memory took twice as long.
 */
export function likeBefore(): (obstacle: Obstacle | undefined) => Obstacle | undefined {
  const known = new Map<string, Obstacle>();
  return (obstacle) => {
    if (!obstacle) return undefined;
    const { reason, until, values } = obstacle;
    const text = JSON.stringify([reason, until, values]);
    const same = known.get(text) ?? { reason, until, values };
    known.set(text, same);
    return same;
  };
}

/** What lasts: it depends on the person alone. */
export type Check = (person: PersonFacts) => Obstacle | undefined;

/** What passes: it depends on what somebody has to do. */
export type LoadCheck = (load: LoadFacts) => Obstacle | undefined;

export function firstOf<Facts>(
  checks: readonly ((facts: Facts) => Obstacle | undefined)[],
  facts: Facts,
): Obstacle | undefined {
  // By index: this is asked of every member for every lead.
  for (let index = 0; index < checks.length; index++) {
    const obstacle = checks[index]!(facts);
    if (obstacle) return obstacle;
  }
  return undefined;
}
