import { bookTurn, type Candidate, type Choice, isStillOwed, shareOut } from "../book-turn.ts";
import { byHash } from "../ledger.ts";

export interface TurnOptions {
  /** Who is held back by a limit and goes on being owed a share; never chosen. */
  readonly heldBack?: readonly Candidate[];
}

/**
 * Smooth weighted round robin (nginx, 2012) over a ledger of credits, in exact integers.
 *
 * Each candidate gains `⌊value · weight / Σ weight⌋`; the one with the most credit is chosen, gets the micro-units that are
 * left as well, and pays `value`, so the sum of credits stays what it was. Ties: the longest idle, then the lower hashed id.
 *
 * What is left goes to the winner and not to a hashed id, because those micro-units would decide ties before idleness does:
 * of 2,000 new teams of three, 474 gave somebody two leads in a row.
 *
 * @param candidates with positive shares; the order in which they are listed changes nothing
 * @param seed the run's, for ties
 * @returns undefined when there is no candidate
 */
export function nextInTurn(
  candidates: readonly Candidate[],
  seed: string,
  { heldBack = [] }: TurnOptions = {},
): Choice | undefined {
  if (candidates.length === 0) return undefined;
  const people = [...candidates, ...heldBack.filter(isStillOwed)];
  const shared = shareOut(people);
  return bookTurn(people, mostCredit(candidates, shared.gains, seed), shared);
}

/** @returns the index of whoever is owed most after everybody gained */
function mostCredit(candidates: readonly Candidate[], gains: readonly number[], seed: string): number {
  const tied = byIdleThenHash(seed);
  let best = 0;
  for (let index = 1; index < candidates.length; index++) {
    const one = candidates[index]!;
    const other = candidates[best]!;
    const ahead = one.credit + gains[index]! - (other.credit + gains[best]!);
    if (ahead > 0 || (ahead === 0 && tied(one, other) < 0)) best = index;
  }
  return best;
}

function byIdleThenHash(seed: string): (a: Candidate, b: Candidate) => number {
  const hashed = byHash(seed);
  return (a, b) => {
    const idle = (a.lastPickedAt ?? -Infinity) - (b.lastPickedAt ?? -Infinity);
    return Number.isNaN(idle) || idle === 0 ? hashed(a, b) : idle;
  };
}
