import type { FieldDefinition } from "../kit/domain.ts";
import { ANY_LEAD, type FieldSet, intersect, type LeadSet, NO_LEAD, union } from "../kit/lead-set.ts";
import { DAY } from "../kit/time.ts";
import { anyRange, anyText, onlyText, type RangeSet, type ValueSet } from "../kit/value-set.ts";
import { foldLiteral } from "./evaluate.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { checkRule } from "./guard.ts";
import { type Literal, type Operator, partsOf, type Rule, type Term, termOf } from "./schema.ts";

/**
 * The leads of which a rule is true, or with `isTrue: false` those of which it is not: at least all of them, and as a rule
 * exactly those. Any lead for a rule that the guard does not let through.
 */
export function leadsWhere(rule: Rule, own: readonly FieldDefinition[], isTrue = true): LeadSet {
  if (checkRule(rule, own).length > 0) return ANY_LEAD;
  return ruleSet(rule, new Map(fieldsOf(own).map((field) => [field.name, field])), isTrue);
}

/** The fields that a rule asks for. */
export function fieldsIn(rule: Rule): ReadonlySet<string> {
  const group = partsOf(rule);
  return new Set(group ? group.rules.flatMap((part) => [...fieldsIn(part)]) : [termOf(rule as Term).field]);
}

function ruleSet(rule: Rule, fields: ReadonlyMap<string, Field>, isTrue: boolean): LeadSet {
  const group = partsOf(rule);
  if (!group) return termSet(rule as Term, fields, isTrue);
  const sets = group.rules.map((part) => ruleSet(part, fields, isTrue));
  // Not (a and b) is (not a) or (not b).
  return (group.join === "and") === isTrue
    ? sets.reduce((all, set) => intersect(all, set), ANY_LEAD)
    : sets.reduce(union, NO_LEAD);
}

function termSet(term: Term, fields: ReadonlyMap<string, Field>, isTrue: boolean): LeadSet {
  const { operator, field: name, value } = termOf(term);
  const field = fields.get(name)!;
  const anything = anyValue(field);
  const isFilled = { mayBeEmpty: false, filled: anything };
  const isEmpty = { mayBeEmpty: true, filled: null };
  if (operator === "filled" || operator === "empty") {
    return narrowed(field, (operator === "filled") === isTrue ? isFilled : isEmpty);
  }
  // A comparison with an empty field is never true, so that its opposite holds there.
  return narrowed(field, {
    mayBeEmpty: !isTrue,
    filled: valuesOf(isTrue ? operator : OPPOSITE[operator], value!, field),
  });
}

function narrowed({ name }: Field, set: FieldSet): LeadSet {
  const always = ALWAYS_FILLED.has(name) ? { ...set, mayBeEmpty: false } : set;
  // Through the intersection, which leaves out what is impossible.
  return intersect(ANY_LEAD, [{ [name]: always }]);
}

export const ALWAYS_FILLED: ReadonlySet<string> = new Set(["sourceId", "createdAt"]);

type Comparison = Exclude<Operator, "filled" | "empty">;

const OPPOSITE = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  in: "not-in",
  "not-in": "in",
  contains: "not-contains",
  "not-contains": "contains",
  "starts-with": "not-starts-with",
} as const satisfies Record<Comparison, Comparison | "not-starts-with">;

/** Whatever may stand in a field that is filled. */
export function anyValue({ type, picker, isWhole }: Field): ValueSet {
  switch (type) {
    case "text":
      return anyText(picker === "language" || picker === "country");
    case "number":
    case "date":
      return anyRange(isWhole === true || type === "date");
    case "yes-no":
      return { type: "yes-no", is: [true, false] };
    case "list":
      return { type: "list", anyOf: [], noneOf: [] };
  }
}

type Said = Comparison | "not-starts-with";

function valuesOf(operator: Said, literal: Literal, field: Field): ValueSet {
  const anything = anyValue(field);
  const value = foldLiteral(literal);
  const texts = Array.isArray(value) ? value : [String(value)];
  switch (anything.type) {
    case "text":
      return textsOf(operator, texts, anything.isCode);
    case "range":
      return rangeOf(operator, field.type === "date" ? dayNumber(String(value)) : Number(value), anything);
    case "yes-no":
      return { type: "yes-no", is: [(operator === "==") === value] };
    case "list":
      return operator.startsWith("not-") ? { ...anything, noneOf: texts } : { ...anything, anyOf: [texts] };
  }
}

function textsOf(operator: Said, texts: readonly string[], isCode: boolean): ValueSet {
  const anything = anyText(isCode);
  const part = { where: operator.endsWith("starts-with") ? "start" : "anywhere", text: texts[0]! } as const;
  if (operator === "==" || operator === "in") return onlyText(texts, isCode);
  if (operator === "starts-with" || operator === "contains") return { ...anything, has: [part] };
  if (operator === "not-starts-with" || operator === "not-contains") return { ...anything, hasNot: [part] };
  return { ...anything, not: texts };
}

function rangeOf(operator: Said, value: number, anything: RangeSet): RangeSet {
  if (operator === "==") return { ...anything, from: value, to: value, withFrom: true, withTo: true };
  if (operator.startsWith("<")) return { ...anything, to: value, withTo: operator === "<=" };
  if (operator.startsWith(">")) return { ...anything, from: value, withFrom: operator === ">=" };
  return { ...anything, not: [value] };
}

/** Days since 1970 of "2026-03-01". */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
