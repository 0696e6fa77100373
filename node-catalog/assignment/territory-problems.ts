import type { ConfigProblem } from "../kit/define-node.ts";
import { sayRegion, type Territory } from "./territories.ts";

/**
 * Why nobody could say by which territory a lead leaves: each with what mends it.
 *
 * @param others the ids of a step's outcomes beside its territories
 */
export const problemsOf = (territories: readonly Territory[], others: readonly string[]): readonly ConfigProblem[] => [
  ...sameIds(territories, others),
  ...sameRegions(territories),
];

function sameIds(territories: readonly Territory[], others: readonly string[]): readonly ConfigProblem[] {
  const names = [...territories.map(({ id }) => id), ...others];
  if (new Set(names).size === names.length) return [];
  return [{ code: "same-outcome", message: "Two outcomes have the same id.", mend: "Remove one of them" }];
}

function sameRegions(territories: readonly Territory[]): readonly ConfigProblem[] {
  return territories.flatMap(({ label, regions }, index) =>
    territories.slice(0, index).flatMap((other) =>
      other.regions
        .filter((region) => regions.includes(region))
        .map((region) => ({
          code: "same-region",
          message: `“${other.label}” and “${label}” both have ${sayRegion(region)}.`,
          mend: "Take it out of one of them",
        })),
    ),
  );
}
