import type { Measure } from "../../kit/decision-inputs.ts";
import { AppError } from "../../kit/errors.ts";
import type { LoadFacts } from "../../kit/facts.ts";
import { bookTurn, type Candidate, isStillOwed } from "../book-turn.ts";
import { countGiven, GIVEN_WITHIN } from "../given-within.ts";
import { byHash } from "../ledger.ts";
import type { StrategyInput, WeighedChoice } from "./strategy.ts";

/**
 * Whoever has the least to do, or got the fewest leads lately, over the person's capacity.
 * Ties go to whoever has waited longest for a lead of this team, then to chance of the lead; never to the id.
 *
 * The pick is booked in the turn balance like any other.
 */
export function fewestOpen({ candidates, heldBack, params, now, seed }: StrategyInput): WeighedChoice | undefined {
  if (candidates.length === 0) return undefined;
  const measure = MEASURED[params.measure ?? "leads"];
  const loads = candidates.map(({ load, capacity }) => (load ? measure(load, now) / capacity : 0));
  const hashed = byHash(seed);
  let best = 0;
  for (let index = 1; index < candidates.length; index++) {
    const one = candidates[index]!;
    const other = candidates[best]!;
    const order = loads[index]! - loads[best]! || byIdleness(one, other) || hashed(one, other);
    if (order < 0) best = index;
  }
  return { ...bookTurn([...candidates, ...heldBack.filter(isStillOwed)], best), loads };
}

const MEASURED: Readonly<Record<Measure, (load: LoadFacts, now: number) => number>> = {
  leads: ({ openLeads }) => openLeads,
  value: ({ pipelineValue }) => pipelineValue,
  size: ({ companySize }) => companySize,
  uncontacted: ({ uncontacted }) => uncontacted,
  week: givenWithin(GIVEN_WITHIN.week),
  month: givenWithin(GIVEN_WITHIN.month),
};

function givenWithin(window: number): (load: LoadFacts, now: number) => number {
  return ({ givenAt }, now) => {
    if (givenAt) return countGiven(givenAt, window, now);
    throw new AppError("stop", "load-missing", "How many leads this person got lately was not read.");
  };
}

/** Never having had a lead is the longest wait of all. */
function byIdleness(a: Candidate, b: Candidate): number {
  if (a.lastPickedAt === b.lastPickedAt) return 0;
  return (a.lastPickedAt ?? -Infinity) < (b.lastPickedAt ?? -Infinity) ? -1 : 1;
}
