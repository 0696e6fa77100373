import { expect, test } from "vitest";
import { ELIGIBILITY_REASONS, eligibility } from "../../../node-catalog/assignment/eligibility.ts";
import { aTeam, EXAMPLE_NOW, facts, ids } from "../../../node-catalog/kit/examples.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import { HOUR } from "../../../node-catalog/kit/time.ts";

const ann = facts().shared.people[ids.ann]!;
const judge = (change: Partial<PersonFacts>, excluded?: ReadonlySet<string>) =>
  eligibility(aTeam, (id) => (id === ids.ann ? { ...ann, ...change } : { ...ann, id }), EXAMPLE_NOW, excluded)[0];

test("everybody is judged exactly once, in the order of the team", () => {
  const verdicts = eligibility(aTeam, (id) => ({ ...ann, id }), EXAMPLE_NOW);
  expect(verdicts.map(({ id, reason }) => [id, reason])).toEqual([
    [ids.ann, "eligible"],
    [ids.bob, "eligible"],
  ]);
});

test.each<[string, Partial<PersonFacts>, object]>([
  ["no longer works here", { active: false }, { reason: "inactive" }],
  ["is away until then", { awayUntil: EXAMPLE_NOW + 1 }, { reason: "away", until: EXAMPLE_NOW + 1 }],
  ["is back this very moment", { awayUntil: EXAMPLE_NOW }, { reason: "eligible" }],
  [
    "is out of hours until the next begin",
    { openIntervals: [[EXAMPLE_NOW + HOUR, EXAMPLE_NOW + 2 * HOUR]] },
    { reason: "out-of-hours", until: EXAMPLE_NOW + HOUR },
  ],
  ["has no hours at all", { openIntervals: [] }, { reason: "out-of-hours", until: null }],
  ["works now", { openIntervals: [[EXAMPLE_NOW, EXAMPLE_NOW + HOUR]] }, { reason: "eligible" }],
])("somebody who %s", (_, change, verdict) => {
  expect(judge(change)).toMatchObject(verdict);
});

test("having had the lead counts before being away, for it does not pass with time", () => {
  expect(judge({ awayUntil: EXAMPLE_NOW + 1 }, new Set([ids.ann]))).toMatchObject({ reason: "already-tried" });
});

test("a member nobody knows cannot take it, and every reason has its words", () => {
  expect(eligibility(aTeam, () => undefined, EXAMPLE_NOW).map(({ reason }) => reason)).toEqual([
    "inactive",
    "inactive",
  ]);
  expect(Object.values(ELIGIBILITY_REASONS).every((words) => words.length > 0)).toBe(true);
});
