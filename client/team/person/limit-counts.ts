import type { PersonView } from "../../../server/people/contract.ts";

export const MOST_LIMIT = 100_000;
export const MOST_CAPACITY = 100;

/** What is typed in a field of a count; NaN while it is none, such as when it is empty. */
export const countOf = (typed: string | number): number => (typed === "" ? Number.NaN : Number(typed));

/** What the field shows: text that is being typed is not replaced by a number that nobody typed. */
export const shownCount = (count: number): number | "" => (Number.isNaN(count) ? "" : count);

export const isCount = (count: number, most: number): boolean => Number.isInteger(count) && count >= 1 && count <= most;

/** What is wrong with limits, with the mend; undefined when they can be saved. */
export function limitsProblem({ limits, capacity }: Pick<PersonView, "limits" | "capacity">): string | undefined {
  if (!limits.every(({ most }) => isCount(most, MOST_LIMIT))) {
    return `A limit is a whole number from 1 to ${MOST_LIMIT.toLocaleString("en")}. To give somebody nothing, pause them.`;
  }
  if (isCount(capacity, MOST_CAPACITY)) return undefined;
  return `“Can carry” is a whole number from 1 to ${MOST_CAPACITY}. To give somebody nothing, pause them.`;
}
