import { expect, test } from "vitest";
import { changedOf, isSame, listChange } from "../../../client/team/changes.ts";

test("the order of keys says nothing, the order of a list does", () => {
  const painted = { mon: [["09:00", "17:00"]], tue: [["09:00", "12:00"]] };
  const fromDatabase = { tue: [["09:00", "12:00"]], mon: [["09:00", "17:00"]] };
  expect(isSame(painted, fromDatabase)).toBe(true);
  expect(isSame([{ what: "day", most: 5 }], [{ most: 5, what: "day" }])).toBe(true);
  expect(isSame(["de", "en"], ["en", "de"])).toBe(false);
  expect(isSame({ hours: null }, { hours: {} })).toBe(false);
});

test("only what changed is sent", () => {
  const before = { name: "Germany", leaderId: "a" as string | null, policy: "none" };
  expect(changedOf(before, { ...before, leaderId: null })).toEqual({ leaderId: null });
  expect(changedOf(before, { ...before })).toEqual({});
});

test("who joins and who leaves is named, whoever else is there", () => {
  expect(listChange(["a", "b"], ["b", "c"])).toEqual({ join: ["c"], leave: ["a"] });
});
