import { describe, expect, test } from "vitest";
import { EXAMPLE_NOW } from "../../../node-catalog/kit/examples.ts";
import type { Limit, LoadFacts } from "../../../node-catalog/kit/facts.ts";
import { HOUR, MINUTE } from "../../../node-catalog/kit/time.ts";
import { verdict } from "./a-decision.ts";

const eligible = { reason: "eligible" };

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
