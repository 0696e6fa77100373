import { expect, test } from "vitest";
import { NO_NAMES } from "../../../client/config-form/names.ts";
import { withRequirement } from "../../../client/config-form/requirements.ts";
import { sayStep } from "../../../client/config-form/sentence.ts";
import { requirementsSchema } from "../../../node-catalog/kit/requirements.ts";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const names = { ...NO_NAMES, teams: new Map([["t", "Team Germany"]]), people: new Map([["ann", "Ann"]]) };
const say = (requirements: NonNullable<ReturnType<typeof withRequirement>>) =>
  sayStep(nodeTypes.get("round-robin")!, { team: "t", requirements }, names);

test("what is asked of people ends the step's sentence", () => {
  expect(say({ match: ["language"], languageLevel: "B2" })).toBe(
    "Give the lead to whoever is next in Team Germany who speaks its language (B2 or better)",
  );
  expect(say({ skills: ["tenders", "leasing"], seniority: 3, leaveOut: ["ann"] })).toBe(
    "Give the lead to whoever is next in Team Germany who has the skills tenders and leasing, is senior or above and is not Ann",
  );
  expect(say({ customerHours: ["09:00", "18:00"] })).toBe(
    "Give the lead to whoever is next in Team Germany from 09:00 to 18:00 of the customer's time",
  );
});

test("a form that asks for nothing any more leaves the step as if it had never been touched", () => {
  const asked = withRequirement({}, { match: ["language"] })!;
  expect(asked).toEqual({ match: ["language"] });
  expect(withRequirement({ match: ["language"] }, { match: [] })).toBeUndefined();
  expect(withRequirement({ skills: ["tenders"] }, { skills: [] })).toBeUndefined();
});

test("a level goes with its language", () => {
  expect(withRequirement({ match: ["language", "region"], languageLevel: "B2" }, { match: ["region"] })).toEqual({
    match: ["region"],
  });
});

test("whatever the form makes is what the step understands", () => {
  const change = {
    match: ["language", "industry"],
    languageLevel: "C1",
    wonDeals: { atLeast: 2, ofSize: true },
    presentMinutes: 10,
    customerHours: ["09:00", "18:00"],
  } as const;
  const made = withRequirement({}, change);
  expect(requirementsSchema.parse(made)).toEqual(made);
});
