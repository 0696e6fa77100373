import { hasValue, intersectValues, type ValueSet } from "./value-set.ts";

/**
 * Leads, described by what may stand in their fields: those that fit any of the boxes. Never fewer than there are; where it
 * cannot be told which leads are meant, it is {@link ANY_LEAD}.
 */
export type LeadSet = readonly LeadBox[];

/** By field, named as in rules ("country", "fields.budget"); a field that is not named may hold anything. */
export type LeadBox = Readonly<Record<string, FieldSet>>;

export interface FieldSet {
  readonly mayBeEmpty: boolean;
  /** What may stand in it when it is filled; null: it is empty. */
  readonly filled: ValueSet | null;
}

export const ANY_LEAD: LeadSet = [{}];
export const NO_LEAD: LeadSet = [];

/** More boxes than this are not told apart any more. */
const MOST_BOXES = 64;

/** The leads that are in both. */
export function intersect(a: LeadSet, b: LeadSet): LeadSet {
  const both = a.flatMap((one) => b.map((other) => intersectBoxes(one, other)));
  return bounded(both.filter((box) => box !== undefined));
}

/** The leads that are in either. */
export function union(a: LeadSet, b: LeadSet): LeadSet {
  return bounded([...a, ...b]);
}

/** The same leads, after these fields may have been filled in with anything. */
export function forget(leads: LeadSet, fields: readonly string[]): LeadSet {
  return bounded(
    leads.map((box) => Object.fromEntries(Object.entries(box).filter(([field]) => !fields.includes(field)))),
  );
}

export function isSameSet(a: LeadSet, b: LeadSet): boolean {
  const texts = new Set(a.map(textOf));
  return a.length === b.length && b.every((box) => texts.has(textOf(box)));
}

function bounded(boxes: readonly LeadBox[]): LeadSet {
  const distinct = [...new Map(boxes.map((box) => [textOf(box), box])).values()];
  if (distinct.some((box) => Object.keys(box).length === 0)) return ANY_LEAD;
  return distinct.length > MOST_BOXES ? ANY_LEAD : distinct;
}

const textOf = (box: LeadBox): string =>
  JSON.stringify(
    Object.entries(box).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    sayInfinity,
  );

// JSON knows no Infinity; as null both ends of the numbers would look alike.
const sayInfinity = (_: string, value: unknown) => (value === Infinity || value === -Infinity ? String(value) : value);

/** Undefined when no lead can be in both. */
function intersectBoxes(a: LeadBox, b: LeadBox): LeadBox | undefined {
  const both: Record<string, FieldSet> = { ...a };
  for (const [field, set] of Object.entries(b)) {
    const known = both[field];
    const narrowed = known ? intersectFields(known, set) : possible(set);
    if (!narrowed) return undefined;
    both[field] = narrowed;
  }
  return both;
}

function intersectFields(a: FieldSet, b: FieldSet): FieldSet | undefined {
  const filled = a.filled && b.filled ? (intersectValues(a.filled, b.filled) ?? a.filled) : null;
  return possible({ mayBeEmpty: a.mayBeEmpty && b.mayBeEmpty, filled });
}

function possible({ mayBeEmpty, filled }: FieldSet): FieldSet | undefined {
  const values = filled && hasValue(filled) ? filled : null;
  return mayBeEmpty || values ? { mayBeEmpty, filled: values } : undefined;
}
