import { describe, expect, test } from "vitest";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { EXAMPLE_NOW } from "../../../node-catalog/kit/examples.ts";
import { DAY, HOUR, MINUTE } from "../../../node-catalog/kit/time.ts";
import { choosing, verdict } from "./a-decision.ts";

const eligible = { reason: "eligible" };

describe("languages", () => {
  const match = { match: ["language" as const] };

  test("count where the flow asks for them, with a level where it asks for one", () => {
    const person = { languages: ["it"], languageLevels: { it: "B1" as const } };
    expect(verdict({ person, lead: { language: "de" } })).toEqual(eligible);
    expect(verdict({ person, requirements: match, lead: { language: "de" } })).toEqual({
      reason: "language",
      language: "de",
    });
    expect(verdict({ person, requirements: match, lead: { language: "it" } })).toEqual(eligible);
    expect(verdict({ person, requirements: { ...match, languageLevel: "B2" }, lead: { language: "it" } })).toEqual({
      reason: "language-level",
      language: "it",
      level: "B1",
      needed: "B2",
    });
  });

  test("without a level count as fluent", () => {
    const requirements = { ...match, languageLevel: "C2" as const };
    expect(verdict({ person: { languages: ["it"] }, requirements, lead: { language: "it" } })).toEqual(eligible);
  });

  test("that the lead does not say hold nobody back, and the receipt says so", () => {
    const inputs = choosing({ shares: { ann: 1 }, requirements: match }, { lead: { language: null } });
    expect(decide(inputs)).toMatchObject({ chosen: "ann", notes: [{ code: "language-unknown" }] });
  });
});

describe("regions", () => {
  const requirements = { match: ["region" as const] };

  test.each([
    [[], "FR", true],
    [["DE"], "DE-BY", true],
    [["DE-BY"], "DE-BY", true],
    [["DE-BY"], "DE", false],
    [["DE-BY"], "DE-BE", false],
    [["D"], "DE", false],
  ])("%j for a lead from %s: %s", (regions, region, fits) => {
    const { reason } = verdict({ person: { regions }, requirements, lead: { region } });
    expect(reason).toBe(fits ? "eligible" : "region");
  });
});

test("products and industries are all of them when none is named, and do not mind capitals", () => {
  const requirements = { match: ["product" as const, "industry" as const] };
  const lead = { product: "Solar roof", industry: "health" };
  expect(verdict({ requirements, lead })).toEqual(eligible);
  expect(verdict({ person: { products: ["solar roof"], industries: ["Health"] }, requirements, lead })).toEqual(
    eligible,
  );
  expect(verdict({ person: { products: ["heat pump"] }, requirements, lead })).toMatchObject({ reason: "product" });
  expect(verdict({ person: { industries: ["retail"] }, requirements, lead })).toEqual({
    reason: "industry",
    industry: "health",
  });
});

test("skills must all be there; experience must be filled in and enough", () => {
  const requirements = { skills: ["tenders", "French law"], seniority: 3 };
  expect(verdict({ person: { skills: ["tenders"], seniority: 5 }, requirements })).toEqual({
    reason: "skill",
    skill: "French law",
  });
  const skills = ["french law", "tenders"];
  expect(verdict({ person: { skills, seniority: null }, requirements })).toEqual({
    reason: "seniority-unknown",
    needed: "senior",
  });
  expect(verdict({ person: { skills, seniority: 2 }, requirements })).toEqual({
    reason: "seniority",
    level: "experienced",
    needed: "senior",
  });
  expect(verdict({ person: { skills, seniority: 3 }, requirements })).toEqual(eligible);
});

describe("the track record", () => {
  const trackRecord = {
    measuredAt: EXAMPLE_NOW - DAY,
    won: [
      { industry: "health", deals: 3, largest: 20_000 },
      { industry: "retail", deals: 9, largest: 5_000 },
    ],
  };
  const wonDeals = { atLeast: 3, ofSize: true };

  test("counts deals in the lead's industry, one of them as large as the lead", () => {
    const lead = { industry: "health", value: 15_000 };
    expect(verdict({ person: { trackRecord }, requirements: { wonDeals }, lead })).toEqual(eligible);
    expect(verdict({ person: { trackRecord }, requirements: { wonDeals: { ...wonDeals, atLeast: 4 } }, lead })).toEqual(
      {
        reason: "too-few-deals",
        deals: 3,
        needed: 4,
      },
    );
    const retail = { industry: "Retail", value: 15_000 };
    expect(verdict({ person: { trackRecord }, requirements: { wonDeals }, lead: retail })).toEqual({
      reason: "deals-too-small",
      largest: 5_000,
    });
  });

  test("of somebody who has none is no deal at all", () => {
    expect(verdict({ requirements: { wonDeals }, lead: { industry: "health", value: 1 } })).toMatchObject({ deals: 0 });
  });

  test("that is older than 90 days says so, in or out", () => {
    const old = { ...trackRecord, measuredAt: EXAMPLE_NOW - 91 * DAY };
    const staleSince = old.measuredAt;
    const requirements = { wonDeals };
    const judged = (industry: string) =>
      verdict({ person: { trackRecord: old }, requirements, lead: { industry, value: 1 } });
    expect(judged("health")).toEqual({ ...eligible, staleSince });
    expect(judged("law")).toMatchObject({ reason: "too-few-deals", staleSince });
  });
});

describe("time", () => {
  const workday = [EXAMPLE_NOW + 20 * HOUR, EXAMPLE_NOW + 28 * HOUR] as const;

  test("a holiday says its name and when they are back at work", () => {
    const off = { from: EXAMPLE_NOW - HOUR, to: EXAMPLE_NOW + 10 * HOUR, kind: "holiday" as const, name: "Epiphany" };
    const person = { offIntervals: [off], openIntervals: [workday] };
    expect(verdict({ person })).toEqual({ reason: "holiday", holiday: "Epiphany", until: workday[0] });
  });

  test("a day off that follows a holiday moves the return on", () => {
    const offIntervals = [
      { from: EXAMPLE_NOW - HOUR, to: EXAMPLE_NOW + 2 * HOUR, kind: "time-off" as const, name: "" },
      { from: EXAMPLE_NOW + 2 * HOUR, to: EXAMPLE_NOW + 25 * HOUR, kind: "holiday" as const, name: "Epiphany" },
    ];
    const person = { offIntervals, openIntervals: [workday] };
    expect(verdict({ person })).toEqual({ reason: "day-off", until: EXAMPLE_NOW + 25 * HOUR });
  });

  test("out of hours ends where no day off begins", () => {
    const off = { from: EXAMPLE_NOW + 19 * HOUR, to: EXAMPLE_NOW + 30 * HOUR, kind: "time-off" as const, name: "" };
    expect(verdict({ person: { offIntervals: [off], openIntervals: [workday] } })).toEqual({
      reason: "out-of-hours",
      until: null,
    });
  });

  test("the inbox must have been open a moment ago, where the flow asks for it", () => {
    const requirements = { presentMinutes: 10 };
    const seen = (lastSeenAt: number | null) => verdict({ requirements, load: { lastSeenAt } }).reason;
    expect(seen(EXAMPLE_NOW - 10 * MINUTE)).toBe("eligible");
    expect(seen(EXAMPLE_NOW - 11 * MINUTE)).toBe("not-present");
    expect(seen(null)).toBe("not-present");
    expect(verdict({ load: { lastSeenAt: null } })).toEqual(eligible);
  });

  test("the customer's night holds everybody back; where it cannot be known it says so and holds nobody back", () => {
    const clock = { timeZone: "Asia/Tokyo", time: "03:10", opensAt: EXAMPLE_NOW + 6 * HOUR };
    expect(verdict({ lead: { clock } })).toEqual({
      reason: "customer-hours",
      time: "03:10",
      until: EXAMPLE_NOW + 6 * HOUR,
    });
    expect(verdict({ lead: { clock: { ...clock, opensAt: null } } })).toEqual(eligible);
    expect(decide(choosing({ shares: { ann: 1 } }, { lead: { clock: null } }))).toMatchObject({
      chosen: "ann",
      notes: [{ code: "customer-time-unknown" }],
    });
  });
});

test("people left out by hand, in the step or for this lead, are out before everything else", () => {
  const awayUntil = EXAMPLE_NOW + DAY;
  expect(verdict({ person: { awayUntil }, requirements: { leaveOut: ["ann"] } })).toEqual({
    reason: "excluded-by-hand",
  });
  const excluded = [{ personId: "ann", reason: "passed-on" }] as const;
  expect(verdict({ person: { awayUntil } }, { excluded })).toEqual({ reason: "passed-on" });
});
