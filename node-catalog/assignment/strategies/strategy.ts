import type { StrategyParams } from "../../kit/decision-inputs.ts";
import type { LoadFacts } from "../../kit/facts.ts";
import type { Candidate, Choice } from "../book-turn.ts";

/** Somebody who can take the lead. */
export interface LoadedCandidate extends Candidate {
  readonly capacity: number;
  /** There where the strategy compares loads. */
  readonly load: LoadFacts | null;
}

export interface StrategyInput {
  readonly candidates: readonly LoadedCandidate[];
  /** Where only one person is asked: who else could have taken it. */
  readonly colleagues: readonly Candidate[];
  /** Held back by a limit only, in a team where they go on being owed their share meanwhile. */
  readonly heldBack: readonly Candidate[];
  readonly params: StrategyParams;
  /** Epoch milliseconds. */
  readonly now: number;
  /** For ties that nothing else decides. */
  readonly seed: string;
}

export interface WeighedChoice extends Choice {
  /** What was compared, in the order of the candidates, where that is more than the turn balance. */
  readonly loads?: readonly number[];
}

/** Chooses among those who can take the lead. Pure; the order in which they are listed changes nothing. */
export type Strategy = (input: StrategyInput) => WeighedChoice | undefined;
