import type { LoadFacts, PersonFacts } from "../../kit/facts.ts";
import type { EligibilityReason } from "../reasons.ts";

/** What keeps somebody from taking a lead now. */
export interface Obstacle {
  readonly reason: EligibilityReason;
  /** When an obstacle of time ends, in epoch milliseconds; `null`: not known. */
  readonly until?: number | null;
  /** For the reason's sentence. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What lasts: it depends on the person alone. */
export type Check = (person: PersonFacts) => Obstacle | undefined;

/** What passes: it depends on what somebody has to do. */
export type LoadCheck = (load: LoadFacts) => Obstacle | undefined;
