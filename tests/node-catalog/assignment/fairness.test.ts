import { expect, test } from "vitest";
import { LIMITS } from "../../bench/fairness.ts";
import { type Fairness, measureFairness } from "../../bench/fairness/measure.ts";
import { lowestCount, turnsByLedger } from "../../bench/fairness/rotations.ts";

/** Ten weeks of a team of twelve at a lead every few minutes; `npm run bench -- fairness` tells a longer story. */
const STORY = { leads: 12_000, seed: 11 };

function expectFair(measured: Fairness): void {
  expect(measured.returns).toBeGreaterThan(30);
  expect(measured.largestDeviation).toBeLessThan(LIMITS.largestDeviation);
  expect(measured.longestStreak).toBeLessThanOrEqual(LIMITS.longestStreak);
  expect(measured.returneeMostBeyondShare).toBeLessThan(LIMITS.returneeMostBeyondShare);
}

test("absences, leavers, joiners, languages and shares that change: everybody stays within two leads of their share", () => {
  expectFair(measureFairness(turnsByLedger(), STORY));
});

test("a rotation by lowest count fails the same measure on the same leads, so the measure can fail", () => {
  const measured = measureFairness(lowestCount(), STORY);
  expect(measured.largestDeviation).toBeGreaterThan(20);
  expect(measured.longestStreak).toBeGreaterThan(20);
  expect(measured.returneeMostBeyondShare).toBeGreaterThan(10);
});

test("where people catch up they get more than their share after an absence, and never a burst", () => {
  const usual = measureFairness(turnsByLedger(), STORY);
  const catchUp = measureFairness(turnsByLedger({ catchUpEvery: 20 }), STORY);
  expect(catchUp.returneeGotOfShare).toBeGreaterThan(usual.returneeGotOfShare);
  expect(catchUp.longestStreak).toBeLessThanOrEqual(LIMITS.longestStreak);
});
