import { type Field, fieldsOf, isDate, type FieldType } from "./fields.ts";
import type { FieldDefinition } from "../kit/domain.ts";
import {
  DEEPEST,
  type Literal,
  LONGEST_LIST,
  LONGEST_TEXT,
  MOST_TERMS,
  type Operator,
  partsOf,
  type Rule,
  type Term,
  termOf,
} from "./schema.ts";

export interface RuleProblem {
  readonly code: "too-deep" | "too-many-terms" | "no-terms" | "unknown-field" | "wrong-operator" | "wrong-value";
  readonly message: string;
  readonly mend: string;
}

/** What may be asked of a field of each type. Everything else that JsonLogic can do stays outside. */
export const OPERATORS_OF: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: ["==", "!=", "in", "not-in", "contains", "not-contains", "starts-with", "filled", "empty"],
  number: ["==", "!=", ">", ">=", "<", "<=", "filled", "empty"],
  date: ["==", "!=", "<", "<=", ">", ">=", "filled", "empty"],
  list: ["contains", "not-contains", "in", "not-in", "filled", "empty"],
  "yes-no": ["==", "filled", "empty"],
};

/** What is wrong with a rule: nothing is, or it does not reach the evaluation. Expects what `ruleSchema` has let through. */
export function checkRule(rule: Rule, own: readonly FieldDefinition[]): readonly RuleProblem[] {
  const fields = new Map(fieldsOf(own).map((field) => [field.name, field]));
  const terms = termsOf(rule);
  if (terms === undefined) return [problem("too-deep", `Groups stand in each other more than ${DEEPEST} deep.`)];
  if (terms.length === 0) return [problem("no-terms", "There is no condition yet.", "Add a condition")];
  if (terms.length > MOST_TERMS) return [problem("too-many-terms", `There are more than ${MOST_TERMS} conditions.`)];
  return terms.flatMap((term) => checkTerm(term, fields));
}

/** All terms of a rule, in order; undefined when groups are nested too deep. */
function termsOf(rule: Rule, depth = 1): readonly Term[] | undefined {
  const group = partsOf(rule);
  if (!group) return [rule as Term];
  if (depth > DEEPEST) return undefined;
  const parts = group.rules.map((part) => termsOf(part, depth + 1));
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
}

function checkTerm(term: Term, fields: ReadonlyMap<string, Field>): readonly RuleProblem[] {
  const { operator, field: name, value } = termOf(term);
  const field = fields.get(name);
  if (!field) return [problem("unknown-field", `There is no field “${name}”.`, "Choose another field")];
  if (!OPERATORS_OF[field.type].includes(operator)) {
    return [problem("wrong-operator", `${field.label} cannot be compared like this.`, "Choose another comparison")];
  }
  if (fits(value, operator, field.type)) return [];
  return [problem("wrong-value", `${field.label} is compared with something that does not fit.`, "Correct the value")];
}

function fits(value: Literal | undefined, operator: Operator, type: FieldType): boolean {
  if (operator === "filled" || operator === "empty") return value === undefined;
  if (operator === "in" || operator === "not-in") {
    return Array.isArray(value) && value.length > 0 && value.length <= LONGEST_LIST && value.every(isText);
  }
  switch (type) {
    case "text":
    case "list":
      return isText(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "date":
      return isText(value) && value.length === DAY_LENGTH && isDate(value);
    case "yes-no":
      return typeof value === "boolean";
  }
}

const DAY_LENGTH = "2026-03-01".length;

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_TEXT;
}

function problem(code: RuleProblem["code"], message: string, mend = "Make it smaller"): RuleProblem {
  return { code, message, mend };
}
