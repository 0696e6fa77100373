import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import type { LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import type { ValueSet } from "../../../node-catalog/kit/value-set.ts";
import type { Field, Typed } from "../../../node-catalog/rules/fields.ts";

/** How many leads of late had which value of a field, as rules compare it, days as numbers; null: none. */
export type Counts = ReadonlyMap<Typed | null, number>;

/** What is known beside the drawing of the values that a field may have. */
export interface Seen {
  readonly people: readonly PersonFacts[];
  readonly counts: Counts;
  /** The names of those from which leads come in here. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Leads that have one thing in common. */
export interface Kind {
  /** Folded, as rules compare it; null: not known, or something else. */
  readonly value: string | null;
  readonly label: string;
  /** Between "Nobody takes" and "on Friday": "Italian leads", "leads from Italy". */
  readonly phrase: string;
  readonly leads: LeadSet;
  /** All that count as such leads, where `leads` are only an example of them. */
  readonly counted?: LeadSet;
}

/** Leads of which a field says this, and nothing else is known. */
export const filledWith = ({ name }: Field, filled: ValueSet): LeadSet => [{ [name]: { mayBeEmpty: false, filled } }];

export const notFilled = ({ name }: Field): LeadSet => [{ [name]: { mayBeEmpty: true, filled: null } }];

/** What the steps ask of a field's value, one after the other. */
export function askedValues({ name }: Field, sets: readonly LeadSet[]): readonly ValueSet[] {
  return sets.flat().flatMap((box) => box[name]?.filled ?? []);
}
