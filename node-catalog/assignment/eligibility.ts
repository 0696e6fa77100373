import type { PersonId } from "../kit/domain.ts";
import type { FactsView, PersonFacts, TeamFacts } from "../kit/facts.ts";
import { isOpen, opensAt } from "../kit/time.ts";

/** Why a member can or cannot take a lead now, as said on screen. */
export const ELIGIBILITY_REASONS = {
  eligible: "Can take it",
  inactive: "No longer works here",
  away: "Away until {until}",
  "out-of-hours": "Not at work until {until}",
  "already-tried": "Already had this lead",
} as const;
export type EligibilityReason = keyof typeof ELIGIBILITY_REASONS;

export interface Verdict {
  readonly id: PersonId;
  readonly weight: number;
  readonly reason: EligibilityReason;
  /** When an obstacle of time ends, in epoch milliseconds. */
  readonly until?: number | null;
}

/**
 * Says of every member of a team, exactly once, whether they can take the lead now; the first obstacle counts.
 *
 * @param excluded people who must not get it (again)
 */
export function eligibility(
  team: TeamFacts,
  person: FactsView["person"],
  now: number,
  excluded: ReadonlySet<PersonId> = new Set(),
): readonly Verdict[] {
  return team.members.map(({ personId, weight }) => ({
    id: personId,
    weight,
    ...verdict(person(personId), now, excluded.has(personId)),
  }));
}

function verdict(person: PersonFacts | undefined, now: number, isExcluded: boolean): Omit<Verdict, "id" | "weight"> {
  if (!person?.active) return { reason: "inactive" };
  if (isExcluded) return { reason: "already-tried" };
  if (person.awayUntil !== null && person.awayUntil > now) return { reason: "away", until: person.awayUntil };
  if (!isOpen(person.openIntervals, now)) {
    return { reason: "out-of-hours", until: opensAt(person.openIntervals, now) ?? null };
  }
  return { reason: "eligible" };
}
