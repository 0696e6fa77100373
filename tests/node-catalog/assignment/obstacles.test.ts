import { describe, expect, test } from "vitest";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import type { DecisionInputs, LeadTraits } from "../../../node-catalog/kit/decision-inputs.ts";
import { EXAMPLE_NOW } from "../../../node-catalog/kit/examples.ts";
import type { Limit, LoadFacts, PersonFacts } from "../../../node-catalog/kit/facts.ts";
import type { Requirements } from "../../../node-catalog/kit/requirements.ts";
import { DAY, HOUR, MINUTE } from "../../../node-catalog/kit/time.ts";
import { choosing } from "./a-decision.ts";

interface Situation {
  readonly person?: Partial<PersonFacts>;
  readonly requirements?: Requirements;
  readonly lead?: LeadTraits;
  readonly load?: Partial<LoadFacts>;
}

/** The verdict on Ann, the only member. */
function verdict({ person = {}, requirements, lead = {}, load = {} }: Situation, change: Partial<DecisionInputs> = {}) {
  const choice = { shares: { ann: 1 }, people: { ann: person }, loads: { ann: load }, requirements };
  const [ann] = decide(choosing(choice, { lead, ...change })).members;
  const { reason, until, values, staleSince } = ann!;
  return { reason, ...(until !== undefined && { until }), ...values, ...(staleSince !== undefined && { staleSince }) };
}

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

describe("limits", () => {
  const limited = (limits: readonly Limit[], load: Partial<LoadFacts>, timeZone = "Europe/Berlin") =>
    verdict({ person: { limits, timeZone }, load });
  const moving = (what: Limit["what"], most: number): Limit => ({ what, most, window: "moving" });

  test("of open leads hold until one is done", () => {
    expect(limited([moving("open", 3)], { openLeads: 2 })).toEqual(eligible);
    expect(limited([moving("open", 3)], { openLeads: 3 })).toEqual({ reason: "limit-open", count: 3, most: 3 });
  });

  test("by time move along: a place is free when the oldest that counts is out of the window", () => {
    const givenAt = [EXAMPLE_NOW - 61 * MINUTE, EXAMPLE_NOW - 50 * MINUTE, EXAMPLE_NOW - 5 * MINUTE];
    expect(limited([moving("hour", 3)], { givenAt })).toEqual(eligible);
    expect(limited([moving("hour", 2)], { givenAt })).toEqual({
      reason: "limit-hour",
      count: 2,
      most: 2,
      until: EXAMPLE_NOW + 10 * MINUTE,
    });
    // More than the limit: given by hand, or the limit was lowered.
    expect(limited([moving("hour", 1)], { givenAt })).toMatchObject({ count: 2, until: EXAMPLE_NOW + 55 * MINUTE });
    expect(limited([moving("hour", 1)], { givenAt: [EXAMPLE_NOW - HOUR] })).toEqual(eligible);
  });

  test("by the calendar begin again with the hour, the day, the month where the person is", () => {
    const calendar = (what: Limit["what"]): Limit => ({ what, most: 1, window: "calendar" });
    // It is Monday, 2 March, 10:00 in Berlin and 18:00 in Tokyo.
    const at = (iso: string) => ({ givenAt: [Date.parse(iso)] });
    expect(limited([calendar("hour")], at("2026-03-02T08:59:59Z"))).toEqual(eligible);
    expect(limited([calendar("day")], at("2026-03-01T22:59:59Z"))).toEqual(eligible);
    expect(limited([calendar("day")], at("2026-03-01T23:00:00Z"))).toMatchObject({
      until: Date.parse("2026-03-02T23:00:00Z"),
    });
    expect(limited([calendar("month")], at("2026-02-28T22:59:59Z"))).toEqual(eligible);
    expect(limited([calendar("month")], at("2026-03-01T00:00:00Z"))).toMatchObject({
      until: Date.parse("2026-03-31T22:00:00Z"),
    });
    expect(limited([calendar("day")], at("2026-03-01T23:00:00Z"), "Asia/Tokyo")).toMatchObject({
      until: Date.parse("2026-03-02T15:00:00Z"),
    });
  });

  test("of which several are reached name the one that holds longest", () => {
    const load = { openLeads: 9, givenAt: [EXAMPLE_NOW - MINUTE] };
    expect(limited([moving("hour", 1), moving("month", 1)], load)).toMatchObject({ reason: "limit-month" });
    expect(limited([moving("month", 1), moving("open", 1)], load)).toMatchObject({ reason: "limit-open" });
  });

  test("below 1, which no form lets through, are always reached", () => {
    expect(limited([moving("hour", 0)], {})).toEqual({ reason: "limit-hour", count: 0, most: 0, until: null });
    expect(limited([moving("open", -1)], {})).toMatchObject({ reason: "limit-open" });
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
