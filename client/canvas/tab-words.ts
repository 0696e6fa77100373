import type { Problem } from "../../engine/graph.ts";

/**
 * What a step's tab says of its problems: the mend of the only one, else how many. Hints hold nothing back, so they are not
 * counted as mends that must be made.
 *
 * @param first an error where there is one
 */
export function tabWords(first: Pick<Problem, "severity" | "mend">, count: number): string {
  if (count <= 1) return first.mend;
  return first.severity === "error" ? `${count} to mend` : `${count} hints`;
}
