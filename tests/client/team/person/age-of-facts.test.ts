import { expect, test } from "vitest";
import {
  checkedWords,
  isCheckedToday,
  isUnchecked,
  mustBeChecked,
} from "../../../../client/team/person/age-of-facts.ts";

const NOW = Date.parse("2026-03-12T12:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const checked = (at: number | string) => ({ factsCheckedAt: new Date(at).toISOString() });

test("what was checked says when and by whom, where that is known", () => {
  expect(checkedWords(checked("2026-02-03T12:00:00Z"), "Miriam Vogt", NOW)).toBe(
    "Checked on 3 February by Miriam Vogt.",
  );
  expect(checkedWords(checked("2025-12-03T12:00:00Z"), undefined, NOW)).toBe("Checked on 3 December 2025.");
  expect(checkedWords(checked(NOW), "you", NOW)).toBe("Checked today by you.");
  expect([NOW, NOW - 2 * DAY].map((at) => isCheckedToday(checked(at), NOW))).toEqual([true, false]);
});

test("what nobody has checked for a year says so first", () => {
  expect(checkedWords(checked("2025-02-03T12:00:00Z"), "Miriam Vogt", NOW)).toBe(
    "Not checked for a year. The last time was on 3 February 2025 by Miriam Vogt.",
  );
  expect(isUnchecked(checked(NOW - 365 * DAY), NOW)).toBe(false);
  expect(isUnchecked(checked(NOW - 365 * DAY - 1), NOW)).toBe(true);
});

test("who left, gets no leads or was checked lately need not be checked", () => {
  const rep = { active: true, roles: ["rep" as const], demo: false };
  const old = checked(NOW - 400 * DAY);
  const must = (person: Parameters<typeof mustBeChecked>[0]) => mustBeChecked(person, NOW);
  expect(
    [rep, { ...rep, active: false }, { ...rep, roles: ["manager" as const] }].map((one) => must({ ...old, ...one })),
  ).toEqual([true, false, false]);
  expect(must({ ...checked(NOW), ...rep })).toBe(false);
});
