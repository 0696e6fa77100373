import jsonLogic, { type RulesLogic as Logic } from "json-logic-js";
import { AppError } from "../kit/errors.ts";
import type { FieldDefinition, FieldValue, Lead } from "../kit/domain.ts";
import { type Field, type FieldType, fieldsOf, readAs, type Typed } from "./fields.ts";
import { checkRule } from "./guard.ts";
import { type Literal, type Operator, partsOf, type Rule, type Term, termOf } from "./schema.ts";

/** What a rule is judged by, beside the lead. */
export interface RuleContext {
  readonly fields: readonly FieldDefinition[];
  /** Dates are days in this zone. */
  readonly timeZone: string;
}

/**
 * Is the rule true of the lead?
 *
 * Text is compared without regard to case and outer spaces, dates as days. A comparison with an empty field is never true,
 * neither `!=` nor `not-in`; `empty` and `filled` ask for that. `in` on a list asks for any of the values.
 *
 * @throws AppError `stop` for a rule that the guard does not let through, and for a value that is not of its field's type:
 *   an error takes no way out of the flow, it is shown to a person
 */
export function holds(rule: Rule, lead: Lead, context: RuleContext): boolean {
  const problem = checkRule(rule, context.fields)[0];
  if (problem) throw new AppError("stop", "rule-broken", `${problem.message} ${problem.mend} in the flow.`);
  const fields = new Map(fieldsOf(context.fields).map((field) => [field.name, field]));
  const data = dataFor(rule, fields, lead, context.timeZone);
  return jsonLogic.apply(toLogic(rule, fields), data) === true;
}

/** The plain JsonLogic behind a rule: strict comparisons of values of one type, each behind a test for presence. */
function toLogic(rule: Rule, fields: ReadonlyMap<string, Field>): Logic {
  const group = partsOf(rule);
  if (!group) return termLogic(rule as Term, fields);
  const rules = group.rules.map((part) => toLogic(part, fields));
  return group.join === "and" ? { and: rules } : { or: rules };
}

function termLogic(term: Term, fields: ReadonlyMap<string, Field>): Logic {
  const { operator, field, value } = termOf(term);
  const variable = { var: field };
  const isEmpty: Logic = { "===": [variable, null] };
  if (operator === "empty") return isEmpty;
  const isFilled: Logic = { "!": [isEmpty] };
  if (operator === "filled") return isFilled;
  const comparison = compare(operator, variable, foldLiteral(value!), fields.get(field)!.type);
  return { and: [isFilled, comparison] } as unknown as Logic;
}

function compare(
  operator: Exclude<Operator, "filled" | "empty">,
  variable: object,
  value: Literal,
  type: FieldType,
): object {
  switch (operator) {
    case "==":
      return { "===": [variable, value] };
    case "!=":
      return { "!==": [variable, value] };
    case "in":
      return type === "list" ? { some: [variable, { in: [{ var: "" }, value] }] } : { in: [variable, value] };
    case "contains":
      return { in: [value, variable] };
    case "starts-with":
      return { "===": [{ substr: [variable, 0, String(value).length] }, value] };
    case "not-in":
      return { "!": [compare("in", variable, value, type)] };
    case "not-contains":
      return { "!": [compare("contains", variable, value, type)] };
    case "<":
    case "<=":
    case ">":
    case ">=":
      return { [operator]: [variable, value] };
  }
}

/** Exactly the fields that the rule names, read as their types, without prototypes; empty ones are null. */
function dataFor(rule: Rule, fields: ReadonlyMap<string, Field>, lead: Lead, timeZone: string): object {
  const own: Record<string, unknown> = Object.create(null);
  const data: Record<string, unknown> = Object.assign(Object.create(null), { fields: own });
  for (const name of namesIn(rule)) {
    const field = fields.get(name)!;
    const value = valueOf(lead, field, timeZone);
    if (name.startsWith(OWN)) own[name.slice(OWN.length)] = value;
    else data[name] = value;
  }
  return data;
}

const OWN = "fields.";

function namesIn(rule: Rule): ReadonlySet<string> {
  const group = partsOf(rule);
  return new Set(group ? group.rules.flatMap((part) => [...namesIn(part)]) : [termOf(rule as Term).field]);
}

function valueOf(lead: Lead, field: Field, timeZone: string): Typed | null {
  const raw = rawValue(lead, field.name);
  const value = comparable(field.name === "createdAt" ? dayOf(Number(raw), timeZone) : raw, field, timeZone);
  if (value === undefined) {
    throw new AppError(
      "stop",
      "field-unreadable",
      `${field.label} of this lead is not ${KINDS[field.type]}. Correct it, then try again from here.`,
    );
  }
  return value;
}

/**
 * A field's value as rules compare it: texts folded, a date as its day in the zone; null where nothing stands in it.
 *
 * @returns undefined when it is not of the field's type
 */
export function comparable(
  value: FieldValue | null | undefined,
  { type }: Pick<Field, "type">,
  timeZone: string,
): Typed | null | undefined {
  if (isEmpty(value)) return null;
  const typed = readAs(type, value);
  if (typed === undefined) return undefined;
  return type === "date" ? toDay(String(typed), timeZone) : fold(typed);
}

const KINDS: Readonly<Record<FieldType, string>> = {
  text: "a text",
  number: "a number",
  date: "a date such as 2026-03-01",
  "yes-no": "yes or no",
  list: "a list",
};

function rawValue(lead: Lead, name: string): FieldValue | null | undefined {
  const [from, key] = name.startsWith(OWN) ? [lead.fields, name.slice(OWN.length)] : [lead, name];
  return Object.hasOwn(from, key) ? (from as Record<string, FieldValue | null>)[key] : undefined;
}

function isEmpty(value: FieldValue | null | undefined): value is null | undefined {
  if (typeof value === "string") return value.trim() === "";
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** A moment becomes its day in the zone; a calendar day stays what it is. */
function toDay(date: string, timeZone: string): string {
  return /(Z|[+-]\d{2}:\d{2})$/.test(date) ? dayOf(Date.parse(date), timeZone) : date.slice(0, 10);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** "2026-03-01", which sorts as text. Sweden writes its dates like this. */
function dayOf(at: number, timeZone: string): string {
  // Making a format takes 80 µs, using it 1.
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  dayFormats.set(timeZone, format);
  return format.format(at);
}

function fold(value: Typed): Typed {
  if (typeof value === "string") return value.normalize("NFC").trim().toLowerCase();
  return Array.isArray(value) ? value.map((entry) => String(fold(entry))) : value;
}

export const foldLiteral = (value: Literal): Literal => fold(value) as Literal;
