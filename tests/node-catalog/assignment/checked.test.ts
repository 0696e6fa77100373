import { describe, expect, test } from "vitest";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { createCatalog } from "../../../node-catalog/kit/catalog.ts";
import { EXAMPLE_NOW } from "../../../node-catalog/kit/examples.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import type { Requirements } from "../../../node-catalog/kit/requirements.ts";
import { DAY } from "../../../node-catalog/kit/time.ts";
import type { Speech } from "../../../server/catalog/say-because.ts";
import { sayVerdict, sayVerdictOnAll } from "../../../server/catalog/say-candidates.ts";
import { choosing, type Situation, verdict } from "./a-decision.ts";

const LONG_AGO = EXAMPLE_NOW - 400 * DAY;
const speech: Speech = {
  catalog: createCatalog([]),
  names: new Map(),
  timeZone: "Europe/Berlin",
  now: EXAMPLE_NOW,
};

const judged = ({ person, ...situation }: Situation) =>
  verdict({ ...situation, person: { factsCheckedAt: LONG_AGO, ...person } });

describe("what managers said of somebody long ago", () => {
  const lead = { language: "it", region: "IT", product: "solar", industry: "health" };

  test.each<[string, Requirements, Partial<PersonFacts>]>([
    ["language", { match: ["language"] }, { languages: [] }],
    [
      "language-level",
      { match: ["language"], languageLevel: "C1" },
      { languages: ["it"], languageLevels: { it: "A2" } },
    ],
    ["region", { match: ["region"] }, { regions: ["DE"] }],
    ["product", { match: ["product"] }, { products: ["vans"] }],
    ["industry", { match: ["industry"] }, { industries: ["steel"] }],
    ["skill", { skills: ["tenders"] }, {}],
    ["seniority", { seniority: 3 }, { seniority: 1 }],
    ["seniority-unknown", { seniority: 3 }, { seniority: null }],
    ["eligible", { match: ["language"] }, { languages: ["it"] }],
    ["eligible", { match: ["region"] }, {}],
    ["eligible", { skills: ["tenders"] }, { skills: ["tenders"] }],
    ["eligible", { seniority: 3 }, { seniority: 3 }],
  ])("is said behind a verdict that rests on it: %s by %j", (reason, requirements, person) => {
    expect(judged({ person, requirements, lead })).toMatchObject({ reason, uncheckedSince: LONG_AGO });
  });

  test.each<[string, Situation]>([
    ["nothing is asked of them", { lead }],
    ["the lead does not say it", { requirements: { match: ["language", "region"], languageLevel: "B1" } }],
    ["only their track record counts", { requirements: { wonDeals: { atLeast: 1 } }, lead }],
    ["only presence counts", { requirements: { presentMinutes: 5 }, lead }],
    [
      "they are away",
      { person: { languages: ["it"], awayUntil: EXAMPLE_NOW + DAY }, requirements: { match: ["language"] }, lead },
    ],
    ["they left", { person: { active: false }, requirements: { match: ["language"] }, lead }],
  ])("is not said where %s", (_, situation) => {
    expect(judged(situation)).not.toHaveProperty("uncheckedSince");
  });

  test("is old after a year and a moment, and of an unknown age never", () => {
    const requirements = { skills: ["tenders"] };
    const checked = (at: Partial<PersonFacts>) => verdict({ person: at, requirements });
    expect(checked({ factsCheckedAt: EXAMPLE_NOW - 365 * DAY })).not.toHaveProperty("uncheckedSince");
    expect(checked({ factsCheckedAt: EXAMPLE_NOW - 365 * DAY - 1 })).toHaveProperty("uncheckedSince");
    expect(checked({})).not.toHaveProperty("uncheckedSince");
  });

  test("is that of each member alone", () => {
    const people = { ann: { factsCheckedAt: LONG_AGO }, bob: { factsCheckedAt: EXAMPLE_NOW - DAY }, cem: {} };
    const shares = { ann: 1, bob: 1, cem: 1 };
    const { members } = decide(choosing({ shares, people, requirements: { skills: ["tenders"] } }));
    expect(members.map(({ uncheckedSince }) => uncheckedSince)).toEqual([LONG_AGO, undefined, undefined]);
  });
});

describe("in words", () => {
  const uncheckedSince = Date.UTC(2025, 1, 3, 12);
  const values = { language: "it" };

  test("a verdict says on which day of which year it was checked", () => {
    expect(sayVerdict({ reason: "language", values, uncheckedSince }, speech)).toBe(
      "Does not speak Italian (as last checked on 3 Feb 2025)",
    );
    expect(sayVerdict({ reason: "eligible", uncheckedSince }, speech)).toBe(
      "Can take it (as last checked on 3 Feb 2025)",
    );
  });

  test("of figures and what somebody said the oldest is said, and figures only where they count", () => {
    const staleSince = uncheckedSince - 40 * DAY;
    const both = { uncheckedSince, staleSince };
    expect(sayVerdict({ reason: "eligible", ...both }, speech)).toBe("Can take it, by figures of 25 Dec 2024");
    expect(sayVerdict({ reason: "eligible", ...both, staleSince: uncheckedSince + DAY }, speech)).toBe(
      "Can take it (as last checked on 3 Feb 2025)",
    );
    expect(sayVerdict({ reason: "language", values, ...both }, speech)).toBe(
      "Does not speak Italian (as last checked on 3 Feb 2025)",
    );
    expect(sayVerdict({ reason: "away", until: null, staleSince }, speech)).toBe("Away");
  });

  test("of several people the first day is said, and that others are later", () => {
    const verdicts = [uncheckedSince + 9 * DAY, uncheckedSince].map((at) => ({
      reason: "language",
      values,
      uncheckedSince: at,
    }));
    expect(sayVerdictOnAll(verdicts, speech)).toBe("Does not speak Italian (as last checked on 3 Feb 2025 or later)");
    expect(sayVerdictOnAll(verdicts.slice(1), speech)).toBe("Does not speak Italian (as last checked on 3 Feb 2025)");
  });
});
