import type { PersonId, TeamId } from "./domain.ts";

/** Why a step went the way it went: a code that the node declares in `reasons`, and small values for its sentence. */
export interface Because {
  readonly code: string;
  readonly [value: string]: string | number | boolean | null | readonly string[];
}

/** The explanation of one choice among people; becomes the receipt. Numbers that count turns are micro-units as strings. */
export interface Decision {
  readonly strategy: string;
  readonly teamId: TeamId;
  readonly chosen: PersonId | null;
  readonly seed: string;
  /** Every member of the team exactly once. */
  readonly members: readonly DecisionMember[];
}

export interface DecisionMember {
  readonly personId: PersonId;
  readonly eligible: boolean;
  /** A code of `assignment/eligibility.ts`: "eligible", "away", "out-of-hours", "already-tried" … */
  readonly reason: string;
  readonly until?: number | null;
  readonly weight: number;
  readonly creditBefore: string;
  readonly gained: string;
  readonly creditAfter: string;
}
