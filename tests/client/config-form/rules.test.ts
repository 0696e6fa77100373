import { expect, test } from "vitest";
import { ruleSchema, termOf, type Term } from "../../../node-catalog/rules/schema.ts";
import { asGroup, makeGroup, makeTerm, withField, withOperator } from "../../../client/config-form/rules/rule-edits.ts";

test("another field keeps the comparison where that field knows it, and drops the value", () => {
  const term = makeTerm("==", "country", "DE");
  expect(withField(term, "value", "number")).toEqual({ "==": [{ var: "value" }] });
  expect(withField(makeTerm("starts-with", "company", "N"), "value", "number")).toEqual({ "==": [{ var: "value" }] });
});

test("another comparison turns a value into a list of one and back, and “is filled in” takes none", () => {
  const one = makeTerm("==", "country", "DE");
  const list = withOperator(one, "in");
  expect(list).toEqual({ in: [{ var: "country" }, ["DE"]] });
  expect(withOperator(list, "==")).toEqual(one);
  expect(withOperator(one, "filled")).toEqual({ filled: [{ var: "country" }] });
});

test("what the builder makes can be stored", () => {
  const rule = makeGroup("or", [makeTerm(">=", "value", 5000), makeGroup("and", [makeTerm("in", "country", ["DE"])])]);
  expect(ruleSchema.parse(rule)).toEqual(rule);
});

test("a single condition is edited as a group of one", () => {
  const term: Term = makeTerm("filled", "company");
  expect(asGroup(term)).toEqual({ join: "and", rules: [term] });
  expect(termOf(term)).toEqual({ operator: "filled", field: "company" });
});
