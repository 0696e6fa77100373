import { expect, test } from "vitest";
import { knownRows } from "../../../client/ui/known-rows.ts";

const found = (...rows: string[]) => ({ pages: [{ data: rows.slice(0, 1) }, { data: rows.slice(1) }] });

test("that the search before found nothing says nothing about this one; what it found stays meanwhile", () => {
  expect(knownRows({ data: undefined, isPlaceholderData: false })).toBeUndefined();
  expect(knownRows({ data: found(), isPlaceholderData: true })).toBeUndefined();
  expect(knownRows({ data: found(), isPlaceholderData: false })).toEqual([]);
  expect(knownRows({ data: found("a", "b"), isPlaceholderData: true })).toEqual(["a", "b"]);
});
