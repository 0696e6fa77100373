import { expect, test } from "vitest";
import { ENTRY_REASONS } from "../../node-catalog/assignment/ledger.ts";
import { sayBalance, sayEntry } from "../../server/teams/say-ledger.ts";

test.for([
  [0, 0, "Has had exactly their share."],
  [4_000, 0, "Has had exactly their share."],
  [830_001, 0, "Is owed 0.83 of a turn: comes a little earlier."],
  [1_000_000, 0, "Is owed 1 turn: comes a little earlier."],
  [-1_500_000, 0, "Has had 1.5 turns in advance: comes a little later."],
  [
    0,
    2_500_000,
    "Has had exactly their share. Missed 2.5 turns while away, still to be made up: one extra lead for every two usual ones.",
  ],
] as const)("a balance of %s micro-units with %s to make up is said in words", ([owed, toCatchUp, sentence]) => {
  expect(sayBalance(owed, toCatchUp)).toBe(sentence);
});

test("every reason of an entry has its words, with the person it is about", () => {
  for (const reason of ENTRY_REASONS) expect(sayEntry(reason, "Ann Berger")).toMatch(/^[A-Z][^{}]+$/);
  expect(sayEntry("spread", "Ann Berger")).toBe("Part of the balance of Ann Berger, who left");
  expect(sayEntry("spread", null)).toBe("Part of the balance of somebody, who left");
});
