import type { StrategyParams } from "../../kit/decision-inputs.ts";
import type { PersonId } from "../../kit/domain.ts";
import type { LoadFacts } from "../../kit/facts.ts";
import type { Check } from "./obstacle.ts";

/** Has contacted what they got so far, but for a few: a list that opens floods nobody. */
export function hasTimeForMore({ pace }: StrategyParams, loads: Readonly<Record<PersonId, LoadFacts>>): Check[] {
  if (pace === undefined) return [];
  return [
    ({ id }) => {
      const count = loads[id]?.uncontacted ?? 0;
      return count < pace ? undefined : { reason: "enough-uncontacted", values: { count, most: pace } };
    },
  ];
}
