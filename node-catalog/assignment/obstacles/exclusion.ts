import type { Exclusion, StrategyParams } from "../../kit/decision-inputs.ts";
import type { Check } from "./obstacle.ts";

/** Who left, who was left out by hand, and who had this lead already. */
export function notExcluded(excluded: readonly Exclusion[], { requirements }: StrategyParams): Check {
  const reasons = new Map(excluded.map(({ personId, reason }) => [personId, reason]));
  for (const personId of requirements?.leaveOut ?? []) reasons.set(personId, "excluded-by-hand");
  return ({ id, active }) => {
    if (!active) return { reason: "inactive" };
    const reason = reasons.get(id);
    return reason && { reason };
  };
}
