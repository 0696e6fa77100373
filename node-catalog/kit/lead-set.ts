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

/** More boxes than this are not told apart any more: sets are compared with each other, so their cost grows by the square. */
const MOST_BOXES = 32;

/** The leads that are in both. @param tooMany what is said where that takes too many boxes; `a` and `b` hold them all, too */
export function intersect(a: LeadSet, b: LeadSet, tooMany: LeadSet = ANY_LEAD): LeadSet {
  return bounded(pairs(a, b), tooMany);
}

function* pairs(a: LeadSet, b: LeadSet): Generator<LeadBox> {
  for (const one of a) {
    for (const other of b) {
      const both = intersectBoxes(one, other);
      if (both) yield both;
    }
  }
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

function bounded(boxes: Iterable<LeadBox>, tooMany: LeadSet = ANY_LEAD): LeadSet {
  const distinct = new Map<string, LeadBox>();
  for (const box of boxes) {
    const text = textOf(box);
    if (text === "") return ANY_LEAD;
    distinct.set(text, box);
    if (distinct.size > MOST_BOXES) return tooMany;
  }
  return [...distinct.values()];
}

/** Equal for boxes that say the same of the same fields. */
function textOf(box: LeadBox): string {
  const parts = Object.entries(box).map(([field, set]) => `${field} ${fieldText(set)}`);
  return parts.toSorted().join("\n");
}

// Boxes are made of the same few field sets again and again; writing each down once is most of the work saved.
const fieldTexts = new WeakMap<FieldSet, string>();

function fieldText(set: FieldSet): string {
  const text = fieldTexts.get(set) ?? JSON.stringify(set, sayInfinity);
  fieldTexts.set(set, text);
  return text;
}

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
