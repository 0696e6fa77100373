import type { Measure } from "../../kit/decision-inputs.ts";
import type { LoadFacts } from "../../kit/facts.ts";
import { bookTurn, isStillOwed } from "../book-turn.ts";
import { byHash } from "../ledger.ts";
import type { LoadedCandidate, StrategyInput, WeighedChoice } from "./strategy.ts";

/**
 * Whoever has the least to do: open leads, their value, or those that nobody has contacted yet, over the person's capacity.
 * Ties go to whoever has waited longest for a lead of this team, then to chance of the lead; never to the id.
 *
 * The pick is booked in the turn balance like any other.
 */
export function fewestOpen({ candidates, heldBack, params, seed }: StrategyInput): WeighedChoice | undefined {
  if (candidates.length === 0) return undefined;
  const measure = MEASURED[params.measure ?? "leads"];
  const loads = new Map(candidates.map(({ id, load, capacity }) => [id, load ? measure(load) / capacity : 0]));
  const hashed = byHash(seed);
  const order = (a: LoadedCandidate, b: LoadedCandidate): number =>
    loads.get(a.id)! - loads.get(b.id)! || byIdleness(a, b) || hashed(a, b);
  const winner = candidates.reduce((best, one) => (order(one, best) < 0 ? one : best));
  return { ...bookTurn([...candidates, ...heldBack.filter(isStillOwed)], winner.id), loads };
}

const MEASURED: Readonly<Record<Measure, (load: LoadFacts) => number>> = {
  leads: ({ openLeads }) => openLeads,
  value: ({ pipelineValue }) => pipelineValue,
  uncontacted: ({ uncontacted }) => uncontacted,
};

/** Never having had a lead is the longest wait of all. */
function byIdleness(a: LoadedCandidate, b: LoadedCandidate): number {
  if (a.lastPickedAt === b.lastPickedAt) return 0;
  return (a.lastPickedAt ?? -Infinity) < (b.lastPickedAt ?? -Infinity) ? -1 : 1;
}
