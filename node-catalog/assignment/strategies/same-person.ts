import { bookTurn, isStillOwed } from "../book-turn.ts";
import type { StrategyInput, WeighedChoice } from "./strategy.ts";

/**
 * The one person whose customer it is, if they can take it. No turn is booked, because the customer chose them and not the
 * rotation, unless the step says that it costs one: then they pay for it to whoever could have had it otherwise.
 */
export function samePerson({ candidates, colleagues, heldBack, params }: StrategyInput): WeighedChoice | undefined {
  const [person] = candidates;
  if (!person) return undefined;
  if (!params.costsTurn) return { winner: person, people: [], gains: [], pays: 0 };
  return bookTurn([person, ...colleagues, ...heldBack.filter(isStillOwed)], 0);
}
