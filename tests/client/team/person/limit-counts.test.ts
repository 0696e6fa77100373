import { expect, test } from "vitest";
import { countOf, limitsProblem, shownCount } from "../../../../client/team/person/limit-counts.ts";

const at = (most: number, capacity = 1) =>
  limitsProblem({ limits: [{ what: "day", window: "moving", most }], capacity });

test("an emptied field stays empty, so that 25 can be typed into it", () => {
  expect(shownCount(countOf(""))).toBe("");
  expect(shownCount(countOf(25))).toBe(25);
  expect(shownCount(countOf("25"))).toBe(25);
});

test("what is no limit is said before it is saved, with the mend", () => {
  expect(at(25)).toBeUndefined();
  for (const most of [0, -5, 1.5, Number.NaN, 100_001]) {
    expect(at(most)).toBe("A limit is a whole number from 1 to 100,000. To give somebody nothing, pause them.");
  }
  expect(at(5, 0)).toBe("“Can carry” is a whole number from 1 to 100. To give somebody nothing, pause them.");
});
