import { describe, expect, test } from "vitest";
import { checkRule } from "../../../node-catalog/rules/guard.ts";
import { DEEPEST, MOST_TERMS, type Rule, ruleSchema } from "../../../node-catalog/rules/schema.ts";

const own = [{ name: "employees", label: "Employees", type: "number" as const }];
const isGerman = { "==": [{ var: "country" }, "DE"] } as const;
const codes = (rule: unknown) => checkRule(rule as Rule, own).map(({ code }) => code);
const isRule = (rule: unknown): boolean => ruleSchema.safeParse(rule).success;

function nested(depth: number): Rule {
  return depth === 0 ? isGerman : { and: [nested(depth - 1)] };
}

describe("a rule that may be saved", () => {
  test("is a term, or groups of them", () => {
    const rule = {
      and: [isGerman, { or: [{ ">=": [{ var: "value" }, 5] }, { filled: [{ var: "fields.employees" }] }] }],
    };
    expect(ruleSchema.parse(rule)).toEqual(rule);
    expect(codes(rule)).toEqual([]);
  });

  test("may be 8 groups deep and no deeper", () => {
    expect(isRule(nested(DEEPEST))).toBe(true);
    expect(codes(nested(DEEPEST))).toEqual([]);
    expect(isRule(nested(DEEPEST + 1))).toBe(false);
    expect(codes(nested(DEEPEST + 1))).toEqual(["too-deep"]);
  });

  test("may have 100 terms and no more", () => {
    const many = (count: number) => ({ or: Array.from({ length: count }, () => isGerman) });
    expect(isRule(many(MOST_TERMS))).toBe(true);
    expect(codes(many(MOST_TERMS))).toEqual([]);
    expect(isRule(many(MOST_TERMS + 1))).toBe(false);
    expect(codes(many(MOST_TERMS + 1))).toEqual(["too-many-terms"]);
  });
});

describe("an attack is refused", () => {
  test.each<[string, unknown]>([
    ["reduce and merge", { reduce: [{ var: "x" }, { merge: [{ var: "accumulator" }, { var: "accumulator" }] }, [1]] }],
    ["a method call", { method: ["a", "constructor"] }],
    ["a log", { log: "x" }],
    ["an operator inside a value", { "==": [{ var: "country" }, { cat: ["D", "E"] }] }],
    ["an operator as a field", { "==": [{ var: { cat: ["country"] } }, "DE"] }],
    ["a field with a fallback", { "==": [{ var: ["country", "DE"] }, "DE"] }],
    ["two operators in one term", { ...isGerman, "!=": [{ var: "country" }, "DE"] }],
    ["a third argument", { "<": [{ var: "value" }, 1, 2] }],
    ["a key of Object", JSON.parse('{"__proto__": [{"var": "country"}, "DE"]}')],
    ["constructor as an operator", { constructor: [{ var: "country" }, "DE"] }],
    ["an empty group", { and: [] }],
    ["an endless text", { "==": [{ var: "country" }, "D".repeat(401)] }],
    ["an endless list", { in: [{ var: "country" }, Array.from({ length: 201 }, () => "DE")] }],
    ["nothing", null],
    ["a text", "DE"],
  ])("%s", (_, rule) => {
    expect(isRule(rule)).toBe(false);
  });

  test("one nested deeper than the stack, at once", () => {
    let rule: unknown = isGerman;
    for (let depth = 0; depth < 200_000; depth++) rule = { and: [rule] };
    expect(isRule(rule)).toBe(false);
  });

  test.each([
    "constructor",
    "__proto__",
    "fields.constructor",
    "fields.__proto__",
    "fields",
    "lead.id",
    "fields.unknown",
    "",
  ])("a rule on “%s”, which is no field of a lead", (name) => {
    expect(codes({ filled: [{ var: name }] })).toEqual(["unknown-field"]);
  });
});

describe("a comparison that makes no sense", () => {
  test.each<[string, unknown, string]>([
    ["of a number with text", { ">": [{ var: "value" }, "10"] }, "wrong-value"],
    ["of text by size", { ">": [{ var: "country" }, "DE"] }, "wrong-operator"],
    ["of a number by its beginning", { "starts-with": [{ var: "fields.employees" }, "1"] }, "wrong-operator"],
    ["of a date with another text", { "<": [{ var: "createdAt" }, "tomorrow"] }, "wrong-value"],
    ["of a date with a day that does not exist", { "<": [{ var: "createdAt" }, "2026-02-30"] }, "wrong-value"],
    ["of text with nothing", { "==": [{ var: "country" }] }, "wrong-value"],
    ["of text with an empty text", { "==": [{ var: "country" }, " "] }, "wrong-value"],
    ["with one value where a list belongs", { in: [{ var: "country" }, "DE"] }, "wrong-value"],
    ["with an empty list", { in: [{ var: "country" }, []] }, "wrong-value"],
    ["of presence with a value", { filled: [{ var: "country" }, "DE"] }, "wrong-value"],
    ["with a number that is none", { ">": [{ var: "value" }, Number.NaN] }, "wrong-value"],
  ])("%s is a problem with its mend", (_, rule, code) => {
    const problems = checkRule(rule as Rule, own);
    expect(problems).toEqual([
      { code, message: expect.stringMatching(/\.$/), mend: expect.stringMatching(/^(Choose|Correct)/) },
    ]);
  });
});
