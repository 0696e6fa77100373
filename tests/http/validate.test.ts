import { expect, test } from "vitest";
import { z } from "zod";
import { validate, validateQuery } from "../../server/http/validate.ts";

const filters = z.object({ ownerId: z.string().optional() });

test("a misspelt filter is named instead of passed over", () => {
  expect(() => validateQuery(filters, { ownerid: "7" })).toThrow("ownerid: This is not known here.");
  expect(() => validateQuery(filters, JSON.parse('{"__proto__":"7"}'))).toThrow("__proto__: This is not known here.");
});

test("every list understands paging, also one that fits into its first page", () => {
  expect(validateQuery(filters, { ownerId: "7", limit: "200", cursor: "x" })).toEqual({ ownerId: "7" });
});

test.each([
  ["objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`],
  ["lists", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
])("50,000 levels are refused like any other mistake: %s", (_, deep) => {
  const body: unknown = JSON.parse(`{"fields":${deep}}`);
  expect(() => validate(z.object({ fields: z.any() }), body)).toThrow("fields: This is nested too deeply.");
});
