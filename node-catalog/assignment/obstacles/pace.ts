import type { StrategyParams } from "../../kit/decision-inputs.ts";
import type { LoadCheck } from "./obstacle.ts";

/** Has contacted what they got so far, but for a few: a list that opens floods nobody. */
export function hasTimeForMore({ pace }: StrategyParams): LoadCheck[] {
  if (pace === undefined) return [];
  return [
    ({ uncontacted: count }) =>
      count < pace ? undefined : { reason: "enough-uncontacted", values: { count, most: pace } },
  ];
}
