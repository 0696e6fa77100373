import type { DecisionInputs } from "./decision-inputs.ts";
import type { PersonId, TeamId } from "./domain.ts";

/** Why a step went the way it went: a code that the node declares in `reasons`, and small values for its sentence. */
export interface Because {
  readonly code: string;
  readonly [value: string]: string | number | boolean | null | readonly string[];
}

/** The explanation of one choice among people; becomes the receipt. Numbers that count turns are micro-units. */
export interface Decision {
  readonly strategy: string;
  readonly teamId: TeamId;
  readonly chosen: PersonId | null;
  readonly seed: string;
  /** Every member of the team exactly once; where somebody {@link fromOutside} is asked, only they. */
  readonly members: readonly DecisionMember[];
  readonly fromOutside?: true;
  /** What could not be judged and so held nobody back: codes of `DECISION_NOTES`. */
  readonly notes?: readonly Because[];
  readonly inputs: DecisionInputs;
}

export interface DecisionMember {
  readonly personId: PersonId;
  readonly eligible: boolean;
  /** A code of `assignment/eligibility.ts`: "eligible", "away", "out-of-hours", "already-tried" … */
  readonly reason: string;
  /** When an obstacle of time ends, in epoch milliseconds; `null`: not known. */
  readonly until?: number | null;
  /** For the reason's sentence: "{language}", "{most}" … */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Facts behind the verdict that were measured long ago, at this time. */
  readonly staleSince?: number;
  /** What managers say of people, where the verdict rests on it and nobody has checked it since this time, long ago. */
  readonly uncheckedSince?: number;
  /** What the strategy compared, where it compares more than the turn balance. */
  readonly load?: number;
  readonly weight: number;
  readonly creditBefore: number;
  readonly gained: number;
  readonly creditAfter: number;
}
