import type { StrategyInput, WeighedChoice } from "./strategy.ts";

/** The one person who was asked for, if they can take it. No turn is booked: the customer chose them, not the rotation. */
export function samePerson({ candidates: [person] }: StrategyInput): WeighedChoice | undefined {
  return person && { id: person.id, gains: new Map(), after: {} };
}
