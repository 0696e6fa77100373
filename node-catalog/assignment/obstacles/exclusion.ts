import type { Exclusion } from "../../kit/decision-inputs.ts";
import type { PersonId } from "../../kit/domain.ts";
import type { PersonFacts } from "../../kit/facts.ts";
import type { Requirements } from "../../kit/requirements.ts";
import type { EligibilityReason } from "../reasons.ts";
import type { Obstacle } from "./obstacle.ts";

/** Who left, and who was left out by hand. */
export function leftOut({ leaveOut = [] }: Requirements): (person: PersonFacts) => Obstacle | undefined {
  const out = new Set(leaveOut);
  return ({ id, active }) => {
    if (!active) return INACTIVE;
    return out.has(id) ? BY_HAND : undefined;
  };
}

const INACTIVE: Obstacle = { reason: "inactive" };
const BY_HAND: Obstacle = { reason: "excluded-by-hand" };

/** Goes before having had the lead already. */
export const isLeftOut = ({ reason }: Obstacle): boolean => reason === INACTIVE.reason || reason === BY_HAND.reason;

/** Who had this lead already. */
export function hadItBefore(excluded: readonly Exclusion[]): (id: PersonId) => Obstacle | undefined {
  if (excluded.length === 0) return () => undefined;
  const reasons = new Map<PersonId, EligibilityReason>(excluded.map(({ personId, reason }) => [personId, reason]));
  return (id) => {
    const reason = reasons.get(id);
    return reason && { reason };
  };
}
