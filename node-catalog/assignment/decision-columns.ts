import type { Decision, DecisionMember } from "../kit/because.ts";
import type { Judged } from "./eligibility.ts";

/** What a decision says of a team's members, each property by their places. */
export interface DecisionColumns {
  readonly judged: readonly Judged[];
  /** Micro-units of a turn. */
  readonly gained: readonly number[];
  /** What the chosen one paid for the turn, in micro-units. */
  readonly paid: number;
  /** What the strategy compared; empty when it compared nothing. */
  readonly loads: readonly (number | undefined)[];
  /** When the figures behind a verdict were measured, if that is long ago. */
  readonly staleSince: readonly (number | undefined)[];
  /** When what managers say of people was last checked, if that is long ago and counted; empty: nobody's. */
  readonly uncheckedSince: readonly (number | undefined)[];
}

const known = new WeakMap<Decision, DecisionColumns>();

/** Remembers what a decision was just made of: its two hundred members are made only when somebody reads them. */
export function keepColumns(decision: Decision, columns: DecisionColumns): void {
  known.set(decision, columns);
}

export function columnsOf(decision: Decision): DecisionColumns {
  return known.get(decision) ?? fromMembers(decision);
}

/** Of a decision that was copied or read back. */
function fromMembers({ members, chosen }: Decision): DecisionColumns {
  const winner = members.find(({ personId }) => personId === chosen);
  return {
    judged: members as readonly (DecisionMember & Judged)[],
    gained: members.map(({ gained }) => gained),
    paid: winner ? winner.creditBefore + winner.gained - winner.creditAfter : 0,
    loads: members.some(({ load }) => load !== undefined) ? members.map(({ load }) => load) : [],
    staleSince: members.map(({ staleSince }) => staleSince),
    uncheckedSince: members.map(({ uncheckedSince }) => uncheckedSince),
  };
}
