import { type Gains, HELD_BACK_MOST, ONE_LEAD, type Shareholder, split } from "./ledger.ts";

export interface Candidate extends Shareholder {
  /** Among the members of the team. */
  readonly place: number;
  readonly credit: number;
  /** When this person last got a lead of this team; `null` for never. */
  readonly lastPickedAt: number | null;
}

export interface Choice {
  readonly winner: Candidate;
  /** Everybody who gains by it. */
  readonly people: readonly Candidate[];
  /** What each of them gains, in their order. */
  readonly gains: readonly number[];
  /** What the winner pays. */
  readonly pays: number;
}

/**
 * The turn balance after a pick, whoever was picked and why: everybody who could have had it gains by share, the one who
 * gets it pays. So a team that mixes strategies (fewest open leads for large deals, turns for the rest) stays fair: who was
 * often chosen for having little to do is owed less by the rotation.
 *
 * @param index of the winner
 */
export function bookTurn(people: readonly Candidate[], index: number, shared: Gains = shareOut(people)): Choice {
  const gains = shared.gains.with(index, shared.gains[index]! + shared.rest);
  return { winner: people[index]!, people, gains, pays: ONE_LEAD };
}

/** What one lead adds to everybody's balance. */
export const shareOut = (people: readonly Candidate[]): Gains => split(people, ONE_LEAD);

/** Whoever is held back by a limit goes on being owed a share up to {@link HELD_BACK_MOST}. */
export const isStillOwed = ({ credit }: Candidate): boolean => credit < HELD_BACK_MOST;
