import type { PersonId } from "../kit/domain.ts";
import { HELD_BACK_MOST, ONE_LEAD, split } from "./ledger.ts";
import type { Candidate, Choice } from "./strategies/next-in-turn.ts";

/**
 * The turn balance after a pick, whoever was picked and why: everybody who could have had it gains by share, the one who
 * gets it pays. So a team that mixes strategies (fewest open leads for large deals, turns for the rest) stays fair: who was
 * often chosen for having little to do is owed less by the rotation.
 */
export function bookTurn(people: readonly Candidate[], winner: PersonId, value = ONE_LEAD): Choice {
  const { gains, rest } = split(people, value);
  gains.set(winner, gains.get(winner)! + rest);
  const after = people.map(({ id, credit }) => [id, credit + gains.get(id)! - (id === winner ? value : 0n)] as const);
  return { id: winner, gains, after: Object.fromEntries(after) };
}

/** Whoever is held back by a limit goes on being owed a share up to {@link HELD_BACK_MOST}. */
export const isStillOwed = ({ credit }: Candidate): boolean => credit < HELD_BACK_MOST;
