import type { DecisionMember } from "../kit/because.ts";
import type { PersonId } from "../kit/domain.ts";
import { type Credits, ONE_LEAD, type Shareholder, transfer } from "./ledger.ts";
import type { EligibilityReason } from "./reasons.ts";

/** However long somebody was away, no more than this is made up. */
export const CATCH_UP_MOST = 10 * ONE_LEAD;
/** One extra lead for every two usual ones: half as many again, never a burst. */
export const USUAL_PER_EXTRA = 2 * ONE_LEAD;

/** Of one person, in micro-units of a turn. */
export interface MissedTurns {
  /** Missed while away, and not made up yet; more than 0. */
  readonly owed: number;
  /** Gained the usual way since the last extra turn. */
  readonly usual: number;
}
export type Missed = Readonly<Record<PersonId, MissedTurns>>;

/** What a receipt tells of each member of the team. */
export type Counted = Pick<DecisionMember, "personId" | "eligible" | "reason" | "weight" | "gained">;

export interface ExtraTurn {
  readonly personId: PersonId;
  readonly amount: number;
}

export interface ExtraTurns {
  readonly turns: readonly ExtraTurn[];
  readonly payers: readonly Shareholder[];
  readonly left: Missed;
}

/**
 * Counts one lead that was handed out. Whoever was away and could have taken it otherwise missed their share of it: the
 * share that they would have had beside those who were there. Whoever is back comes nearer to their next extra turn. A
 * lead that cost no turn counts for nothing.
 */
export function countMissed(missed: Missed, members: readonly Counted[]): Missed {
  const value = members.reduce((sum, { gained }) => sum + gained, 0);
  if (value === 0) return missed;
  const present = members.reduce((sum, { eligible, weight }) => (eligible ? sum + weight : sum), 0);
  const changed: Record<PersonId, MissedTurns> = {};
  for (const { personId, eligible, reason, weight, gained } of members) {
    const before = missed[personId];
    if (AWAY.has(reason)) {
      const share = Math.floor((value * weight) / (present + weight));
      changed[personId] = { owed: atMost(CATCH_UP_MOST, (before?.owed ?? 0) + share), usual: 0 };
    } else if (eligible && before) {
      changed[personId] = { ...before, usual: atMost(USUAL_PER_EXTRA, before.usual + gained) };
    }
  }
  return { ...missed, ...changed };
}

/**
 * The extra turns that are due now: at most one for each person, once they have gained {@link USUAL_PER_EXTRA} since the
 * one before. While nobody else is there to pay for them, none is.
 *
 * @param members of the latest lead
 * @returns also who pays for them, and what is still missed after them
 */
export function extraTurns(missed: Missed, members: readonly Counted[]): ExtraTurns {
  // Whoever is away would come back to debts that others made meanwhile.
  const payers = members
    .filter(({ reason }) => !AWAY.has(reason))
    .map(({ personId, weight }) => ({ id: personId, weight }));
  if (payers.length < 2) return { turns: [], payers, left: missed };
  const turns: ExtraTurn[] = [];
  const left: Record<PersonId, MissedTurns> = {};
  for (const [personId, { owed, usual }] of Object.entries(missed)) {
    const amount = usual < USUAL_PER_EXTRA ? 0 : atMost(ONE_LEAD, owed);
    if (amount > 0) turns.push({ personId, amount });
    if (owed > amount) left[personId] = { owed: owed - amount, usual: amount > 0 ? 0 : usual };
  }
  return { turns, payers, left };
}

/** The balance after an extra turn. */
export function makeUp(credits: Credits, { personId, amount }: ExtraTurn, payers: readonly Shareholder[]): Credits {
  const others = payers.filter(({ id }) => id !== personId);
  return transfer(credits, { to: personId, amount }, others, personId);
}

/** What is still to be made up when two teams become one; who was in both is as far from the next as in the farther one. */
export function addMissed(one: Missed, other: Missed): Missed {
  const added = Object.entries(other).map(([id, { owed, usual }]): [PersonId, MissedTurns] => {
    const before = one[id];
    if (!before) return [id, { owed, usual }];
    return [id, { owed: atMost(CATCH_UP_MOST, before.owed + owed), usual: Math.min(before.usual, usual) }];
  });
  return { ...one, ...Object.fromEntries(added) };
}

const AWAY: ReadonlySet<string> = new Set<EligibilityReason>(["away", "holiday", "day-off"]);

const atMost = (most: number, value: number): number => Math.min(value, most);
