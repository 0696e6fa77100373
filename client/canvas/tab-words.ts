import type { Problem } from "../../engine/graph.ts";

/** What is wrong, in the few words for which a tab has room; the list of problems says it whole, with its mend. */
const FEW_WORDS: Readonly<Record<string, string>> = {
  unreachable: "Nothing leads here",
  "never-reached": "No lead gets here",
  "never-taken": "Outcome never happens",
  "never-true": "Outcome never happens",
  "taken-above": "Outcome never happens",
  overlap: "Two outcomes overlap",
  "exit-open": "Goes nowhere",
  unwatched: "Nothing watches it",
  "two-starts": "A flow begins once",
  "same-id": "Is there twice",
  "unknown-type": "Not installed here",
  "loose-arrow": "Arrow without a step",
  "unknown-exit": "Arrow without outcome",
  "two-arrows": "One arrow too many",
  "arrow-to-start": "Back to the start",
  "nobody-responsible": "Nobody has the lead",
  "nobody-at-the-end": "Ends with nobody",
  "offer-unanswered": "Offer is not answered",
  "plain-wait": "Escalates in any case",
  "endless-circle": "Circle without end",
  "endless-calls": "Calls without pause",
  "unseen-circle": "Goes round unseen",
  "team-merged": "The team has moved",
  "team-missing": "The team is gone",
  "person-missing": "The person is gone",
  "source-missing": "The source is gone",
  "source-taken": "Taken by another flow",
};

/**
 * What a step's tab says of its problems: what is wrong if there is one, else how many. Hints hold nothing back, so they are
 * not counted as mends that must be made.
 *
 * @param first an error where there is one
 */
export function tabWords(first: Pick<Problem, "code" | "severity" | "message">, count: number): string {
  if (count <= 1) return FEW_WORDS[first.code] ?? withoutTitle(first.message);
  return first.severity === "error" ? `${count} to mend` : `${count} hints`;
}

/** The step itself says which kind it is: "Take turns: Team is not set yet." */
const withoutTitle = (message: string): string => message.replace(/^[^“”:]+: /, "").replace(/\.$/, "");
