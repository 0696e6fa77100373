import type { StrategyParams } from "../../kit/decision-inputs.ts";
import type { Check } from "./obstacle.ts";

/** Has contacted what they got so far, but for a few: a list that opens floods nobody. */
export function hasTimeForMore({ pace }: StrategyParams): Check[] {
  if (pace === undefined) return [];
  return [
    (_, load) => {
      const count = load?.uncontacted ?? 0;
      return count < pace ? undefined : { reason: "enough-uncontacted", values: { count, most: pace } };
    },
  ];
}
