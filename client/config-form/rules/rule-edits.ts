import type { FieldType } from "../../../node-catalog/rules/fields.ts";
import { OPERATORS_OF } from "../../../node-catalog/rules/guard.ts";
import {
  type Group,
  type Literal,
  type Operator,
  partsOf,
  type Rule,
  type Term,
  termOf,
} from "../../../node-catalog/rules/schema.ts";

const WITHOUT_VALUE: ReadonlySet<Operator> = new Set(["filled", "empty"]);
const WITH_LIST: ReadonlySet<Operator> = new Set(["in", "not-in"]);

export const takesValue = (operator: Operator) => !WITHOUT_VALUE.has(operator);
export const takesList = (operator: Operator) => WITH_LIST.has(operator);

export function makeTerm(operator: Operator, field: string, value?: Literal): Term {
  const isGiven = takesValue(operator) && value !== undefined;
  return { [operator]: isGiven ? [{ var: field }, value] : [{ var: field }] };
}

export function makeGroup(join: "and" | "or", rules: readonly Rule[]): Group {
  return join === "and" ? { and: rules } : { or: rules };
}

/** A condition to begin with. */
export const firstTerm = (): Rule => makeGroup("and", [makeTerm("==", "country")]);

/** Every rule is edited as a group; a single condition is a group of one. */
export function asGroup(rule: Rule): { readonly join: "and" | "or"; readonly rules: readonly Rule[] } {
  return partsOf(rule) ?? { join: "and", rules: [rule] };
}

/** Another field for a condition: the comparison stays where that field knows it, the value goes. */
export function withField(term: Term, field: string, type: FieldType): Term {
  const { operator } = termOf(term);
  const known = OPERATORS_OF[type];
  return makeTerm(known.includes(operator) ? operator : known[0]!, field);
}

/** Another comparison: a value becomes a list of one, and back. */
export function withOperator(term: Term, operator: Operator): Term {
  const { field, value } = termOf(term);
  if (value === undefined) return makeTerm(operator, field);
  const list = Array.isArray(value) ? value : [String(value)];
  if (takesList(operator)) return makeTerm(operator, field, list);
  return makeTerm(operator, field, Array.isArray(value) ? value[0] : value);
}
