import { hashKey } from "@tanstack/react-query";

/** Whether two values say the same; in which order the database returns the keys of an object says nothing. */
export const isSame = (a: unknown, b: unknown): boolean => hashKey([a]) === hashKey([b]);

/**
 * Only what somebody changed, so that saving it does not undo what others saved meanwhile.
 *
 * @param before as it was when they began
 */
export function changedOf<Values extends object>(before: Values, after: Values): Partial<Values> {
  const names = Object.keys(after) as (keyof Values)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(before[name], after[name])).map((name) => [name, after[name]]),
  ) as Partial<Values>;
}

/** Who or what came into a list, and what went. */
export const listChange = <Id extends string>(before: readonly Id[], after: readonly Id[]) => ({
  join: after.filter((id) => !before.includes(id)),
  leave: before.filter((id) => !after.includes(id)),
});
