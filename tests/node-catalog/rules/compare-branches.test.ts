import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldDefinition, Lead } from "../../../node-catalog/kit/domain.ts";
import { aLead } from "../../../node-catalog/kit/examples.ts";
import { compareBranches, leadsByBranch } from "../../../node-catalog/rules/compare-branches.ts";
import { holds } from "../../../node-catalog/rules/evaluate.ts";
import { checkRule } from "../../../node-catalog/rules/guard.ts";
import { leadsWhere } from "../../../node-catalog/rules/leads-where.ts";
import { sampleLead } from "../../../node-catalog/rules/sample-lead.ts";
import type { Rule } from "../../../node-catalog/rules/schema.ts";

const own: FieldDefinition[] = [
  { name: "employees", label: "Employees", type: "number" },
  { name: "due", label: "Due", type: "date" },
  { name: "urgent", label: "Urgent", type: "yes-no" },
  { name: "tags", label: "Tags", type: "list" },
];
const context = { fields: own, timeZone: "UTC" };
const branches = (...rules: Rule[]) => rules.map((rule, index) => ({ id: `b${index}`, label: `Way ${index}`, rule }));
const codes = (...rules: Rule[]) => compareBranches(branches(...rules), own).map(({ code, exit }) => `${exit} ${code}`);

const term = (operator: string, field: string, value?: unknown) =>
  ({ [operator]: value === undefined ? [{ var: field }] : [{ var: field }, value] }) as Rule;
const and = (...rules: Rule[]): Rule => ({ and: rules });

describe("a rule that can never be true is found", () => {
  test.each<[string, Rule]>([
    ["two countries at once", and(term("==", "country", "DE"), term("==", "country", "AT"))],
    ["a name instead of a code", term("==", "country", "Germany")],
    ["empty and compared", and(term("empty", "company"), term("contains", "company", "AG"))],
    ["more than five and less than three", and(term(">", "value", 5), term("<", "value", 3))],
    [
      "between two days that follow each other",
      and(term(">", "fields.due", "2026-03-01"), term("<", "fields.due", "2026-03-02")),
    ],
    [
      "more than fifty people and fewer than fifty-one",
      and(term(">", "companySize", 50), term("<", "companySize", 51)),
    ],
    ["yes and no", and(term("==", "fields.urgent", true), term("==", "fields.urgent", false))],
    [
      "a list with and without",
      and(term("in", "fields.tags", ["a", "b"]), term("not-in", "fields.tags", ["b", "a", "c"])),
    ],
    ["two beginnings", and(term("starts-with", "phone", "+49"), term("starts-with", "phone", "+43"))],
    [
      "contains what its beginning rules out",
      and(term("starts-with", "email", "info@x"), term("not-contains", "email", "@")),
    ],
    [
      "only whole days between",
      and(
        term(">=", "createdAt", "2026-03-01"),
        term("<=", "createdAt", "2026-03-01"),
        term("!=", "createdAt", "2026-03-01"),
      ),
    ],
    ["no source at all", term("empty", "sourceId")],
  ])("%s", (_, rule) => {
    expect(codes(rule)).toEqual(["b0 never-true"]);
  });
});

test("a branch of which those above take every lead says so and names the one", () => {
  const problems = compareBranches(branches(term(">", "value", 1000), term(">", "value", 5000)), own);
  expect(problems).toEqual([
    expect.objectContaining({
      code: "taken-above",
      severity: "hint",
      exit: "b1",
      message: "No lead gets to “Way 1”: “Way 0” above takes every lead that matches it.",
      mend: "Move “Way 1” above “Way 0”",
    }),
  ]);
  expect(codes(term(">=", "value", 10), term("<", "value", 10), term("filled", "value"))).toEqual(["b2 taken-above"]);
  // People are counted: nobody is between 50 and 51.
  const sizes = (field: string) => [term("<=", field, 50), term(">=", field, 51), term("filled", field)];
  expect(codes(...sizes("companySize"))).toEqual(["b2 taken-above"]);
  expect(codes(...sizes("value"))).toEqual([]);
});

test("branches that ask the same and cross are said to overlap; ladders and orders of importance are not", () => {
  expect(codes(term("in", "language", ["de", "en"]), term("in", "language", ["en", "fr"]))).toEqual(["b1 overlap"]);
  expect(
    codes(
      and(term(">=", "value", 0), term("<=", "value", 600)),
      and(term(">=", "value", 500), term("<=", "value", 900)),
    ),
  ).toEqual(["b1 overlap"]);
  expect(codes(term(">", "value", 10_000), term(">", "value", 5_000), term("filled", "value"))).toEqual([]);
  expect(codes(term("==", "country", "DE"), term(">", "value", 5_000))).toEqual([]);
  expect(codes(term("==", "language", "de"), term("==", "language", "en"), term("empty", "language"))).toEqual([]);
});

test("a branch below many others still knows what it asks for itself", () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    and(term("==", "product", `p${index}`), term(">", "value", index), term("filled", "phone")),
  );
  const sets = leadsByBranch(branches(...many, term("==", "fields.urgent", true)), own);
  for (const box of sets["b12"]!) expect(box["fields.urgent"]!.filled).toEqual({ type: "yes-no", is: [true] });
});

test("a rule of more cases than are told apart is for any lead", () => {
  const cases = ["a", "b", "c", "d", "e", "f"].map((tag): Rule => ({
    or: [term("in", "fields.tags", [tag]), term("contains", "message", tag)],
  }));
  expect(leadsWhere(and(...cases), own)).toEqual([{}]);
});

test("a rule with a mistake is left to the guard", () => {
  expect(codes(term("==", "fields.gone", "x"), term("==", "country", 5))).toEqual([]);
});

/** Small pools of values, so that random rules meet. */
const terms: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(fc.constantFrom("==", "!="), fc.constantFrom("DE", "AT", "CH")).map(([op, v]) => term(op, "country", v)),
  fc
    .tuple(fc.constantFrom("in", "not-in"), fc.subarray(["a", "b", "c"], { minLength: 1 }))
    .map(([op, v]) => term(op, "product", v)),
  fc
    .tuple(fc.constantFrom("contains", "not-contains", "starts-with"), fc.constantFrom("a", "ab", "b"))
    .map(([op, v]) => term(op, "product", v)),
  fc
    .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), fc.integer({ min: 0, max: 3 }))
    .map(([op, v]) => term(op, "value", v)),
  fc
    .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), fc.constantFrom(0.5, 1, 1.5, 2, 3))
    .map(([op, v]) => term(op, "companySize", v)),
  fc
    .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), fc.constantFrom("2026-03-01", "2026-03-02"))
    .map(([op, v]) => term(op, "fields.due", v)),
  fc
    .tuple(fc.constantFrom("in", "not-in"), fc.subarray(["a", "b"], { minLength: 1 }))
    .map(([op, v]) => term(op, "fields.tags", v)),
  fc.boolean().map((v) => term("==", "fields.urgent", v)),
  fc
    .tuple(fc.constantFrom("filled", "empty"), fc.constantFrom("country", "product", "value", "companySize"))
    .map(([op, f]) => term(op, f)),
);
const { rule: anyRules } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    terms,
    fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((parts): Rule => ({ and: parts })),
    fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((parts): Rule => ({ or: parts })),
  ),
}));
/** Groups may stand in each other deeper than the guard lets through, once in some thousand. */
const rules = anyRules.filter((rule) => checkRule(rule, own).length === 0);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const leads: fc.Arbitrary<Lead> = fc
  .record({
    country: maybe(fc.constantFrom("DE", "AT", "CH", "US")),
    product: maybe(fc.constantFrom("a", "b", "c", "ab", "xb", "d")),
    value: maybe(fc.constantFrom(0, 0.5, 1, 2, 3, 4)),
    companySize: maybe(fc.constantFrom(1, 2, 3, 4)),
    fields: fc.record(
      {
        due: fc.constantFrom("2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"),
        urgent: fc.boolean(),
        tags: fc.subarray(["a", "b", "c"]),
      },
      { requiredKeys: [] },
    ),
  })
  .map((change) => ({ ...aLead, ...change }));

const at = (lead: Lead, name: string) =>
  name.startsWith("fields.") ? lead.fields[name.slice("fields.".length)] : lead[name as keyof Lead];

test("a lead of which a rule is true is never left out of the rule's leads, nor its opposite", () => {
  fc.assert(
    fc.property(rules, leads, (rule, lead) => {
      const isTrue = holds(rule, lead, context);
      // The lead as a rule of its own: each of its values, and nothing else, must be possible there.
      const fits = leadsWhere(exactly(lead), own);
      const both = leadsWhere(and(rule, exactly(lead)), own);
      const neither = leadsByBranch(
        [
          { id: "r", label: "", rule },
          { id: "l", label: "", rule: exactly(lead) },
        ],
        own,
      )["l"]!;
      expect(fits).not.toEqual([]);
      expect(isTrue ? both : neither).not.toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("a sample of a rule's leads matches the rule, or there is none", () => {
  fc.assert(
    fc.property(rules, (rule) => {
      // Ten terms can make 36 boxes; so many become any lead, on the way too, which is no sample of anything.
      fc.pre(JSON.stringify(rule).split('"var"').length <= 10);
      const boxes = leadsWhere(rule, own);
      const samples = boxes.flatMap((box) => sampleLead(box, own) ?? []);
      expect(samples.length).toBe(boxes.length);
      for (const lead of samples) expect(holds(rule, lead, context)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

function exactly(lead: Lead): Rule {
  const same = (["country", "product"] as const).map((name) =>
    lead[name] === null ? term("empty", name) : term("==", name, lead[name]),
  );
  const value = lead.value === null ? term("empty", "value") : term("==", "value", lead.value);
  const due =
    at(lead, "fields.due") === undefined
      ? term("empty", "fields.due")
      : term("==", "fields.due", at(lead, "fields.due"));
  const urgent =
    lead.fields["urgent"] === undefined
      ? term("empty", "fields.urgent")
      : term("==", "fields.urgent", lead.fields["urgent"]);
  const tags = (lead.fields["tags"] as string[] | undefined) ?? [];
  const has = tags.length === 0 ? [term("empty", "fields.tags")] : tags.map((tag) => term("in", "fields.tags", [tag]));
  const without = ["a", "b", "c"].filter((tag) => !tags.includes(tag));
  const hasNot = tags.length === 0 || without.length === 0 ? [] : [term("not-in", "fields.tags", without)];
  return and(...same, value, due, urgent, ...has, ...hasNot);
}
