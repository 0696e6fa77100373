import { z } from "zod";

/**
 * A rule as it is stored: a group, `{and: [rule …]}` or `{or: [rule …]}`, or a term, `{operator: [{var: field}, value]}`.
 * The shape is JsonLogic; `filled` and `empty` take no value, `in` and `not-in` a list.
 *
 * ```json
 * { "and": [{ "==": [{ "var": "country" }, "DE"] }, { "or": [{ ">=": [{ "var": "value" }, 5000] }, { "filled": [{ "var": "fields.budget" }] }] }] }
 * ```
 */
export type Rule = Group | Term;
export type Group = { readonly and: readonly Rule[] } | { readonly or: readonly Rule[] };
export type Term = { readonly [Name in Operator]?: readonly [Variable, Literal?] };
export interface Variable {
  readonly var: string;
}
export type Literal = z.infer<typeof literal>;

export const OPERATORS = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "not-in",
  "contains",
  "not-contains",
  "starts-with",
  "filled",
  "empty",
] as const;
export type Operator = (typeof OPERATORS)[number];

export const DEEPEST = 8;
export const MOST_TERMS = 100;
export const LONGEST_TEXT = 400;
export const LONGEST_LIST = 200;

const text = z.string().max(LONGEST_TEXT, `Use at most ${LONGEST_TEXT} characters`);
const literal = z.union([text, z.number(), z.boolean(), z.array(text).max(LONGEST_LIST)]);
const variable = z.strictObject({ var: z.string().min(1, "Choose a field").max(80) });
const term: z.ZodType<Term> = z
  .partialRecord(z.enum(OPERATORS), z.union([z.tuple([variable]), z.tuple([variable, literal])]))
  .refine((one) => Object.keys(one).length === 1, "A condition has one comparison");
const rules = z.array(z.lazy((): z.ZodType<Rule> => rule)).min(1, "Add a condition");
const rule: z.ZodType<Rule> = z.union([z.strictObject({ and: rules }), z.strictObject({ or: rules }), term]);

/** A well-formed rule of bounded size. What it names and compares is checked by `checkRule`. */
export const ruleSchema = z
  .unknown()
  // Before anything walks into it: a rule from outside may be nested deeper than the stack.
  .refine(isBounded, { abort: true, error: `Use at most ${DEEPEST} groups in each other and ${MOST_TERMS} conditions` })
  .pipe(rule);

/** Counts without recursion. A term is three levels of JSON, each group two. */
function isBounded(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let terms = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one.value !== "object" || one.value === null) continue;
    if (one.depth > 2 * DEEPEST + 3) return false;
    if ("var" in one.value && ++terms > MOST_TERMS) return false;
    const children = Object.values(one.value);
    if (children.length > LONGEST_LIST) return false;
    for (const child of children) open.push({ value: child, depth: one.depth + 1 });
  }
  return true;
}

/** The parts of a group: how they are joined, and the rules inside. Undefined for a term. */
export function partsOf(rule: Rule): { readonly join: "and" | "or"; readonly rules: readonly Rule[] } | undefined {
  if (Object.hasOwn(rule, "and")) return { join: "and", rules: (rule as { and: readonly Rule[] }).and };
  if (Object.hasOwn(rule, "or")) return { join: "or", rules: (rule as { or: readonly Rule[] }).or };
  return undefined;
}

/** The parts of a term. */
export function termOf(term: Term): { readonly operator: Operator; readonly field: string; readonly value?: Literal } {
  const [operator, [variable, value]] = Object.entries(term)[0] as [Operator, [Variable, Literal?]];
  return { operator, field: variable.var, ...(value !== undefined && { value }) };
}
