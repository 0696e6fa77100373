import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldDefinition, Lead } from "../../../node-catalog/kit/domain.ts";
import { aLead } from "../../../node-catalog/kit/examples.ts";
import { holds } from "../../../node-catalog/rules/evaluate.ts";
import type { FieldType } from "../../../node-catalog/rules/fields.ts";
import { OPERATORS_OF } from "../../../node-catalog/rules/guard.ts";
import { type Operator, partsOf, type Rule, type Term, termOf } from "../../../node-catalog/rules/schema.ts";

const own: FieldDefinition[] = [
  { name: "employees", label: "Employees", type: "number" },
  { name: "interests", label: "Interests", type: "list" },
  { name: "moveIn", label: "Move in", type: "date" },
  { name: "customer", label: "Customer", type: "yes-no" },
  { name: "city", label: "City", type: "text" },
];
const context = { fields: own, timeZone: "Europe/Berlin" };
const term = (operator: Operator, field: string, value?: unknown): Rule => ({
  [operator]: [{ var: field }, ...(value === undefined ? [] : [value])],
});
const judge = (rule: Rule, lead: Partial<Lead>): boolean => holds(rule, { ...aLead, ...lead }, context);

describe("a comparison", () => {
  test("of numbers is by size, also when one came as text", () => {
    expect(judge(term(">", "fields.employees", 9), { fields: { employees: "10" } })).toBe(true);
    expect(judge(term("<", "fields.employees", 9), { fields: { employees: "10" } })).toBe(false);
    expect(judge(term("==", "value", 0), { value: 0 })).toBe(true);
  });

  test("of text is without regard to case and outer spaces", () => {
    expect(judge(term("==", "company", "muster ag"), { company: " Muster AG " })).toBe(true);
    expect(judge(term("contains", "message", "CALL"), {})).toBe(true);
    expect(judge(term("starts-with", "product", "Solar"), {})).toBe(true);
    expect(judge(term("in", "country", ["AT", "de"]), {})).toBe(true);
    expect(judge(term("not-in", "country", ["AT", "CH"]), {})).toBe(true);
  });

  test("of dates is by day, in the company's zone", () => {
    const justBeforeMidnightUtc = Date.UTC(2026, 2, 1, 23, 30);
    expect(judge(term("==", "createdAt", "2026-03-02"), { createdAt: justBeforeMidnightUtc })).toBe(true);
    expect(judge(term("<", "fields.moveIn", "2026-10-01"), { fields: { moveIn: "2026-09-30" } })).toBe(true);
    expect(judge(term("==", "fields.moveIn", "2026-10-01"), { fields: { moveIn: "2026-09-30T22:30:00Z" } })).toBe(true);
  });

  test("of lists asks for one entry, or for any of several", () => {
    const lead = { fields: { interests: ["Solar roof", "Heat pump"] } };
    expect(judge(term("contains", "fields.interests", "solar roof"), lead)).toBe(true);
    expect(judge(term("contains", "fields.interests", "solar"), lead)).toBe(false);
    expect(judge(term("in", "fields.interests", ["Wallbox", "heat pump"]), lead)).toBe(true);
    expect(judge(term("not-in", "fields.interests", ["Wallbox"]), lead)).toBe(true);
    expect(judge(term("not-contains", "fields.interests", "Solar roof"), lead)).toBe(false);
  });

  test("of yes and no takes what a form sends", () => {
    expect(judge(term("==", "fields.customer", true), { fields: { customer: "yes" } })).toBe(true);
    expect(judge(term("==", "fields.customer", false), { fields: { customer: true } })).toBe(false);
  });
});

describe("an empty field", () => {
  const all = Object.entries(OPERATORS_OF).flatMap(([type, operators]) =>
    operators.map((operator) => [type as FieldType, operator] as const),
  );
  test.each(all)("a %s that is empty is never true of %s, unless it asks for that", (type, operator) => {
    const field = own.find((one) => one.type === type)!.name;
    const rule = term(operator, `fields.${field}`, valueFor(operator, type));
    expect(judge(rule, { fields: {} })).toBe(operator === "empty");
    if (type === "text") expect(judge(rule, { fields: { [field]: "  " } })).toBe(operator === "empty");
    if (type === "list") expect(judge(rule, { fields: { [field]: [] } })).toBe(operator === "empty");
  });

  test("of no value is not at most 50", () => {
    expect(judge(term("<=", "value", 50), { value: null })).toBe(false);
  });
});

describe("an error takes no way out of the flow", () => {
  test("a value that is not of its field's type stops", () => {
    const lead = { fields: { employees: "lots" } };
    expect(() => judge(term(">", "fields.employees", 9), lead)).toThrow(/Employees of this lead is not a number/);
    expect(() => judge(term(">", "fields.employees", 9), lead)).toThrow(expect.objectContaining({ kind: "stop" }));
  });

  test("a rule that was never checked does not reach the evaluation", () => {
    const bomb = { reduce: [[1], { merge: [{ var: "accumulator" }, { var: "accumulator" }] }, []] } as unknown as Rule;
    expect(() => judge(bomb, {})).toThrow(expect.objectContaining({ kind: "stop" }));
    for (const name of [
      "constructor",
      "__proto__",
      "toString",
      "fields.constructor",
      "fields.__proto__",
      "fields",
      "",
    ]) {
      expect(() => judge(term("filled", name), {})).toThrow(expect.objectContaining({ kind: "stop" }));
    }
  });

  test("a field that the lead only inherits is empty", () => {
    const named = { ...context, fields: [{ name: "constructor", label: "Constructor", type: "text" as const }] };
    expect(holds(term("filled", "fields.constructor"), aLead, named)).toBe(false);
  });
});

test("agrees with an evaluator that shares no code with it, for any rule and any lead", () => {
  let [yes, no] = [0, 0];
  fc.assert(
    fc.property(anyRule, anyLead, (rule, lead) => {
      const answer = holds(rule, lead, context);
      expect(answer).toBe(plainly(rule, lead));
      if (answer) yes++;
      else no++;
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(yes, no)).toBeGreaterThan(100);
});

function valueFor(operator: Operator, type: FieldType): unknown {
  if (operator === "filled" || operator === "empty") return undefined;
  if (operator === "in" || operator === "not-in") return ["a"];
  return { text: "a", number: 1, list: "a", date: "2026-03-01", "yes-no": false }[type];
}

const word = fc.constantFrom("a", "A", "b", "ab", "Äb", "äB ", "10", "9");
const day = fc.constantFrom("2026-02-28", "2026-03-01", "2025-12-31");
const literals: Record<FieldType, fc.Arbitrary<unknown>> = {
  text: word,
  number: fc.constantFrom(-1, 0, 0.5, 9, 10),
  date: day,
  list: word,
  "yes-no": fc.boolean(),
};
const anyTerm: fc.Arbitrary<Rule> = fc
  .constantFrom(...own)
  .chain(({ name, type }) => fc.tuple(fc.constant(name), fc.constant(type), fc.constantFrom(...OPERATORS_OF[type])))
  .chain(([name, type, operator]) => {
    if (operator === "filled" || operator === "empty") return fc.constant(term(operator, `fields.${name}`));
    const value = operator.endsWith("in") ? fc.array(word, { minLength: 1, maxLength: 3 }) : literals[type];
    return value.map((one) => term(operator, `fields.${name}`, one));
  });
const { rule: anyRule } = fc.letrec<{ rule: Rule }>((tie) => {
  const parts = fc.array(tie("rule"), { minLength: 1, maxLength: 3 });
  const group = fc.oneof(
    parts.map((and): Rule => ({ and })),
    parts.map((or): Rule => ({ or })),
  );
  return { rule: fc.oneof({ maxDepth: 4, withCrossShrink: true }, anyTerm, group) };
});
const anyLead: fc.Arbitrary<Lead> = fc
  .record(
    {
      city: word,
      employees: fc.oneof(literals.number as fc.Arbitrary<number>, fc.constantFrom("10", "9", "")),
      moveIn: fc.oneof(day, fc.constant("2026-02-28T23:30:00Z")),
      customer: fc.oneof(fc.boolean(), fc.constantFrom("yes", "no")),
      interests: fc.array(word, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((fields) => ({ ...aLead, fields: fields as Lead["fields"] }));

/** What a rule means, said a second time and as plainly as possible. */
function plainly(rule: Rule, lead: Lead): boolean {
  const group = partsOf(rule);
  if (group?.join === "and") return group.rules.every((part) => plainly(part, lead));
  if (group?.join === "or") return group.rules.some((part) => plainly(part, lead));
  const { operator, field, value } = termOf(rule as Term);
  const raw = lead.fields[field.slice("fields.".length)];
  const isMissing = raw === undefined || String(raw).trim() === "";
  if (operator === "empty") return isMissing;
  if (operator === "filled") return !isMissing;
  if (isMissing) return false;
  const { type } = own.find(({ name }) => field === `fields.${name}`)!;
  return compare[type](operator, raw as never, value as never);
}

const low = (text: unknown) => String(text).trim().toLowerCase();
const compare: Record<FieldType, (operator: Operator, raw: never, value: never) => boolean> = {
  number: (operator, raw, value) => ordered(operator, Number(raw), Number(value)),
  date: (operator, raw: string, value) => ordered(operator, raw.includes("T") ? "2026-03-01" : raw, value),
  "yes-no": (_, raw: string | boolean, value) => (raw === true || raw === "yes") === value,
  list: (operator, raw: string[], value: string | string[]) => {
    const wanted = [value].flat().map(low);
    return raw.some((entry) => wanted.includes(low(entry))) !== operator.startsWith("not-");
  },
  text: (operator, raw, value: string | string[]) => {
    const [text, wanted] = [low(raw), [value].flat().map(low)];
    if (operator.endsWith("contains")) return text.includes(wanted[0]!) !== operator.startsWith("not-");
    if (operator === "starts-with") return text.startsWith(wanted[0]!);
    return wanted.includes(text) !== (operator === "!=" || operator === "not-in");
  },
};

function ordered<T extends string | number>(operator: Operator, a: T, b: T): boolean {
  const order = a < b ? -1 : a > b ? 1 : 0;
  return { "==": order === 0, "!=": order !== 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[
    operator as "=="
  ];
}
