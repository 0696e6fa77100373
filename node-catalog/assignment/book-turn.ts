import type { PersonId } from "../kit/domain.ts";
import { type Credits, type Gains, HELD_BACK_MOST, ONE_LEAD, type Shareholder, split } from "./ledger.ts";

export interface Candidate extends Shareholder {
  readonly credit: bigint;
  /** When this person last got a lead of this team; `null` for never. */
  readonly lastPickedAt: number | null;
}

export interface Choice {
  readonly id: PersonId;
  readonly gains: ReadonlyMap<PersonId, bigint>;
  /** The balance of everybody who gained or paid. */
  readonly after: Credits;
}

/**
 * The turn balance after a pick, whoever was picked and why: everybody who could have had it gains by share, the one who
 * gets it pays. So a team that mixes strategies (fewest open leads for large deals, turns for the rest) stays fair: who was
 * often chosen for having little to do is owed less by the rotation.
 */
export function bookTurn(people: readonly Candidate[], winner: PersonId, shared: Gains = shareOut(people)): Choice {
  const gains = new Map(shared.gains).set(winner, shared.gains.get(winner)! + shared.rest);
  const after = people.map(
    ({ id, credit }) => [id, credit + gains.get(id)! - (id === winner ? ONE_LEAD : 0n)] as const,
  );
  return { id: winner, gains, after: Object.fromEntries(after) };
}

/** What one lead adds to everybody's balance. */
export const shareOut = (people: readonly Candidate[]): Gains => split(people, ONE_LEAD);

/** Whoever is held back by a limit goes on being owed a share up to {@link HELD_BACK_MOST}. */
export const isStillOwed = ({ credit }: Candidate): boolean => credit < HELD_BACK_MOST;
