import type { FieldDefinition } from "../kit/domain.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { type Literal, type Operator, partsOf, type Rule, type Term, termOf } from "./schema.ts";

/** How an operator is said between a field and a value; also the labels of a rule builder. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  in: "is one of",
  "not-in": "is none of",
  contains: "contains",
  "not-contains": "does not contain",
  "starts-with": "starts with",
  filled: "is filled in",
  empty: "is empty",
};

const DATE_WORDS: Readonly<Partial<Record<Operator, string>>> = {
  "==": "is on",
  "!=": "is not on",
  "<": "is before",
  "<=": "is on or before",
  ">": "is after",
  ">=": "is on or after",
};

/** The word for an operator beside a field: dates have words of their own. */
export function operatorWord(operator: Operator, type: Field["type"]): string {
  return (type === "date" && DATE_WORDS[operator]) || OPERATOR_WORDS[operator];
}

/** How a value is said; a form that knows sources by name passes its own. */
export type SayValue = (value: string | number | boolean, field: Field) => string;

/** A rule as a part of a sentence: `country is Germany and (value is at least 5000 or budget is filled in)`. */
export function sayRule(rule: Rule, own: readonly FieldDefinition[], sayValue: SayValue = sayPlain): string {
  const fields = new Map(fieldsOf(own).map((field) => [field.name, field]));
  return say(rule, fields, sayValue, false);
}

function say(rule: Rule, fields: ReadonlyMap<string, Field>, sayValue: SayValue, isInside: boolean): string {
  const group = partsOf(rule);
  if (!group) return sayTerm(rule as Term, fields, sayValue);
  const parts = group.rules.map((part) => say(part, fields, sayValue, group.rules.length > 1));
  const text = parts.join(` ${group.join} `);
  return isInside && parts.length > 1 ? `(${text})` : text;
}

function sayTerm(term: Term, fields: ReadonlyMap<string, Field>, sayValue: SayValue): string {
  const { operator, field: name, value } = termOf(term);
  const field = fields.get(name) ?? { name, label: name, type: "text" };
  const said = value === undefined ? "" : ` ${sayLiteral(value, field, sayValue)}`;
  return `${field.label.toLowerCase()} ${operatorWord(operator, field.type)}${said}`;
}

function sayLiteral(value: Literal, field: Field, sayValue: SayValue): string {
  if (!Array.isArray(value)) return sayValue(value, field);
  return new Intl.ListFormat("en", { type: "disjunction" }).format(value.map((entry) => sayValue(entry, field)));
}

const languages = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
const countries = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

function sayPlain(value: string | number | boolean, { picker }: Field): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (picker === "language" && /^[a-z]{2}$/i.test(String(value))) return languages.of(String(value)) ?? String(value);
  if (picker === "country" && /^[a-z]{2}$/i.test(String(value))) {
    return countries.of(String(value).toUpperCase()) ?? String(value);
  }
  return String(value);
}
