import { expect, test } from "vitest";
import { keyOf, LIMIT_KINDS, limitWords } from "../../../../client/team/person/limit-kinds.ts";
import { profileSentence } from "../../../../client/team/person/person-words.ts";
import { signedTurns } from "../../../../client/team/turns/turns-words.ts";
import { limits } from "../../../../server/people/contract.ts";

const NOTHING = {
  languages: [],
  languageLevels: {},
  regions: [],
  products: [],
  industries: [],
  skills: [],
  seniority: null,
};

test("what somebody can take is one sentence", () => {
  expect(
    profileSentence({
      ...NOTHING,
      languages: ["de", "en"],
      languageLevels: { en: "B2" },
      regions: ["DE-BY", "AT"],
      products: ["vans"],
      industries: ["Retail"],
      skills: ["Tenders"],
      seniority: 3,
    }),
  ).toBe(
    "Senior. Speaks German and English B2; takes leads for vans in Germany (BY) or Austria from Retail. Knows Tenders.",
  );
  expect(profileSentence(NOTHING)).toBe("No languages yet; takes leads for everything, from everywhere.");
});

test("every kind of limit can be set once, and is said in words", () => {
  const all = LIMIT_KINDS.map(({ what, window }, index) => ({ what, window, most: index + 1 }));
  expect(limits.safeParse(all).success).toBe(true);
  expect(new Set(all.map(keyOf)).size).toBe(all.length);
  expect(all.slice(0, 3).map(limitWords)).toEqual([
    "1 open at a time",
    "2 in any 60 minutes",
    "3 in an hour of the clock",
  ]);
});

test("turns show which side they are on", () => {
  expect([0.834, -1, 0].map(signedTurns)).toEqual(["+0.83", "−1", "0"]);
});
