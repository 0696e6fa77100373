import { expect, test } from "vitest";
import { columnOf, fitValue, isFillable } from "../../../node-catalog/rules/fit-value.ts";
import { sayRule } from "../../../node-catalog/rules/say.ts";

const own = [{ name: "budget", label: "Budget", type: "number" as const }];

test("a rule is said as a part of a sentence, with brackets only where they matter", () => {
  expect(sayRule({ "==": [{ var: "country" }, "DE"] }, own)).toBe("country is Germany");
  expect(
    sayRule(
      {
        and: [
          { in: [{ var: "language" }, ["de", "fr"]] },
          { or: [{ ">=": [{ var: "value" }, 5000] }, { filled: [{ var: "fields.budget" }] }] },
          { or: [{ "<": [{ var: "createdAt" }, "2026-03-01"] }] },
        ],
      },
      own,
    ),
  ).toBe(
    "language is one of German or French and (value is at least 5000 or budget is filled in) and came in on is before 2026-03-01",
  );
});

test("a field that was removed keeps its name in the sentence", () => {
  expect(sayRule({ empty: [{ var: "fields.gone" }] }, own)).toBe("fields.gone is empty");
});

test("a form can say values by its own names", () => {
  const source = { "==": [{ var: "sourceId" }, "0001"] } as const;
  expect(sayRule(source, own, () => "Web form")).toBe("where it came from is Web form");
});

test("a flow fills in what is not the contact's own", () => {
  expect(isFillable("product", own)).toBe(true);
  expect(isFillable("fields.budget", own)).toBe(true);
  expect(
    ["name", "email", "phone", "createdAt", "sourceId", "fields.gone", "constructor"].some((one) =>
      isFillable(one, own),
    ),
  ).toBe(false);
});

test("an own field that is called like a column is not taken for it", () => {
  expect(["product", "fields.budget", "fields.companySize", "fields.value"].map(columnOf)).toEqual([
    "product",
    "budget",
    "fields.companySize",
    "fields.value",
  ]);
});

test("a value is read as its field takes it, or refused", () => {
  expect(fitValue("fields.budget", "250", own)).toBe(250);
  expect(fitValue("fields.budget", "a lot", own)).toBeUndefined();
  expect(fitValue("language", "DE", own)).toBe("de");
  expect(fitValue("country", "Germany", own)).toBeUndefined();
  expect(fitValue("product", "", own)).toBeNull();
  expect(fitValue("companySize", "250", own)).toBe(250);
  expect(fitValue("companySize", null, own)).toBeNull();
  for (const wrong of ["51-200", 12.5, 0, 10_000_001]) expect(fitValue("companySize", wrong, own)).toBeUndefined();
  expect(fitValue("product", { evil: true }, own)).toBeUndefined();
});
