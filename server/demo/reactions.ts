import { SECOND } from "../../node-catalog/kit/time.ts";

/** A demo person's lead, as far as a reaction depends on it. Times are epoch milliseconds. */
export interface DemoAssignment {
  readonly id: string;
  readonly at: number;
  readonly isAccepted: boolean;
  /** A call that nobody answered. */
  readonly hasTried: boolean;
  readonly isReached: boolean;
}

export type Reaction =
  | { readonly do: "accept" }
  | { readonly do: "decline"; readonly reason: string }
  | { readonly do: "contact"; readonly outcome: "noAnswer" | "reached" }
  | { readonly do: "close"; readonly reason: string };

const REASONS = ["I am with a customer until noon", "Not my region", "This is about a product that I do not know"];
const ENDINGS = ["Meeting booked", "Offer sent", "Not interested any more"];

/** When a finished lead leaves the demo people's hands, so that their lists stay short. */
const CLOSED_AFTER = 180 * SECOND;

/**
 * What a demo person does next with a lead, if the time for it has come: most accept and reach the customer, some call
 * twice, some pass it on, some never react, so that every way through the flow is walked. The same lead, the same person:
 * the same reaction, whichever process asks.
 */
export function nextReaction(assignment: DemoAssignment, now: number): Reaction | undefined {
  const { id, at, isAccepted, hasTried, isReached } = assignment;
  const chance = chanceOf(id);
  const since = now - at;
  if (isReached) return since > CLOSED_AFTER ? { do: "close", reason: pick(ENDINGS, chance) } : undefined;
  if (chance < 0.14) return undefined;
  if (chance < 0.24) return since > 12 * SECOND ? { do: "decline", reason: pick(REASONS, chance) } : undefined;
  if (!isAccepted) return since > (4 + 10 * chance) * SECOND ? { do: "accept" } : undefined;
  if (chance < 0.45 && !hasTried) return since > 24 * SECOND ? { do: "contact", outcome: "noAnswer" } : undefined;
  return since > (26 + 22 * chance) * SECOND ? { do: "contact", outcome: "reached" } : undefined;
}

/** Between 0 and 1, from the last digits of an id: those are hashed or random. */
function chanceOf(id: string): number {
  return Number.parseInt(id.slice(-6), 16) / 0x1000000;
}

function pick(options: readonly string[], chance: number): string {
  return options[Math.floor(chance * 1000) % options.length]!;
}
