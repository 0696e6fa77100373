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

/** @param load `null`: what they have to do does not count here */
export type Check = (person: PersonFacts, load: LoadFacts | null) => Obstacle | undefined;
