import type { FieldValue } from "../../../node-catalog/kit/domain.ts";
import { isAnyValue, isIn } from "../../../node-catalog/kit/value-set.ts";
import type { FieldSet } from "../../../node-catalog/kit/lead-set.ts";
import { comparable } from "../../../node-catalog/rules/evaluate.ts";
import type { Field, Typed } from "../../../node-catalog/rules/fields.ts";
import { dayNumber } from "../../../node-catalog/rules/leads-where.ts";
import type { Counts, Kind } from "./kind.ts";

/** Values that are not of their field's type, which stop a lead on its way, are left out. */
export function countValues(
  rows: readonly { readonly value: FieldValue | null; readonly count: number }[],
  field: Pick<Field, "type">,
  timeZone: string,
): Counts {
  const counts = new Map<Typed | null, number>();
  for (const { value, count } of rows) {
    const typed = comparable(value, field, timeZone);
    if (typed === undefined) continue;
    const key = field.type === "date" && typed !== null ? dayNumber(String(typed)) : typed;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** Leads by kind; each counts for the first kind that it is of. */
export function countByKind(kinds: readonly Kind[], field: Field, counts: Counts): ReadonlyMap<Kind, number> {
  const byKind = new Map(kinds.map((kind) => [kind, 0]));
  for (const [value, count] of counts) {
    const kind = kinds.find((one) => isOf(one, field, value));
    if (kind) byKind.set(kind, byKind.get(kind)! + count);
  }
  return byKind;
}

/** Is a lead with this value of that kind? */
export const isOf = ({ leads, counted = leads }: Kind, { name }: Field, value: Typed | null): boolean =>
  counted.some((box) => fits(value, box[name]));

function fits(value: Typed | null, set: FieldSet | undefined): boolean {
  if (set === undefined) return true;
  if (value === null) return set.mayBeEmpty;
  return set.filled !== null && (isAnyValue(set.filled) || isIn(value, set.filled));
}
