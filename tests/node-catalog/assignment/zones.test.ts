import { describe, expect, test } from "vitest";
import { calendarsOf } from "../../../node-catalog/assignment/calendars.ts";
import { leadClock } from "../../../node-catalog/assignment/lead-clock.ts";
import { leadTraits } from "../../../node-catalog/assignment/lead-traits.ts";
import { aLead } from "../../../node-catalog/kit/examples.ts";
import type { Lead } from "../../../node-catalog/kit/domain.ts";
import { requirementsSchema } from "../../../node-catalog/kit/requirements.ts";
import { HOUR } from "../../../node-catalog/kit/time.ts";
import { aPerson } from "./a-decision.ts";

const calendar = (timeZone: string, now: string) => {
  const person = aPerson("ann", { timeZone, limits: [{ what: "day", most: 1, window: "calendar" }] });
  return calendarsOf([person], Date.parse(now))[timeZone]!;
};
const iso = ([from, to]: readonly [number, number]) => [new Date(from).toISOString(), new Date(to).toISOString()];

describe("the calendar of a zone", () => {
  test("has a day of 23 hours when the clocks go forward, and no hour that does not exist", () => {
    const { day, hour } = calendar("Europe/Berlin", "2026-03-29T01:30:00Z");
    expect((day[1] - day[0]) / HOUR).toBe(23);
    expect(iso(hour)).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000Z"]);
  });

  test("has a day of 25 hours when they go back, and the hour that exists twice counts as two", () => {
    const first = calendar("Europe/Berlin", "2026-10-25T00:30:00Z");
    const second = calendar("Europe/Berlin", "2026-10-25T01:30:00Z");
    expect((first.day[1] - first.day[0]) / HOUR).toBe(25);
    expect(iso(first.hour)).toEqual(["2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"]);
    expect(iso(second.hour)).toEqual(["2026-10-25T01:00:00.000Z", "2026-10-25T02:00:00.000Z"]);
  });

  test("knows 29 February", () => {
    expect(iso(calendar("UTC", "2028-02-29T12:00:00Z").month)).toEqual([
      "2028-02-01T00:00:00.000Z",
      "2028-03-01T00:00:00.000Z",
    ]);
  });

  test("counts as UTC where nobody knows the zone any more", () => {
    expect(calendar("Mars/Olympus", "2026-03-02T09:00:00Z")).toEqual(calendar("UTC", "2026-03-02T09:00:00Z"));
  });

  test("is worked out only for those who have a limit by it", () => {
    const limits = [{ what: "day", most: 1, window: "moving" }] as const;
    expect(calendarsOf([aPerson("ann", { limits })], 0)).toEqual({});
  });
});

describe("the customer's own time", () => {
  const at = (now: string, lead: Partial<Lead>, hours: readonly [string, string] = ["09:00", "18:00"]) =>
    leadClock({ ...aLead, phone: null, country: null, ...lead }, hours, Date.parse(now));

  test("comes from the country or the phone number", () => {
    expect(at("2026-03-02T09:00:00Z", { country: "DE" })).toEqual({
      timeZone: "Europe/Berlin",
      time: "10:00",
      opensAt: null,
    });
    expect(at("2026-03-02T09:00:00Z", { phone: "+81312345678" })).toEqual({
      timeZone: "Asia/Tokyo",
      time: "18:00",
      opensAt: Date.parse("2026-03-03T00:00:00Z"),
    });
  });

  test("or from the zone that the lead names; a zone that does not exist is as good as none", () => {
    const lead = { country: "US", fields: { timeZone: "America/Los_Angeles" } };
    expect(at("2026-03-02T18:00:00Z", lead)).toMatchObject({ time: "10:00", opensAt: null });
    expect(at("2026-03-02T18:00:00Z", { fields: { timeZone: "Mars/Olympus" } })).toBeNull();
  });

  test("in a country with several zones counts where it is the same answer in all of them", () => {
    expect(at("2026-03-02T09:00:00Z", { country: "US" })?.opensAt).toEqual(expect.any(Number));
    expect(at("2026-03-02T15:00:00Z", { country: "US" })).toBeNull();
  });

  test("cannot be known where the lead says nothing", () => {
    expect(at("2026-03-02T09:00:00Z", {})).toBeNull();
  });
});

test("hours across midnight are refused with the mend", () => {
  const { error } = requirementsSchema.safeParse({ customerHours: ["22:00", "06:00"] });
  expect(error?.issues[0]?.message).toBe("The end must be after the start");
});

test("a decision knows of the lead only what the flow asks for", () => {
  const lead = { ...aLead, fields: { industry: " Health ", region: "by" } };
  expect(leadTraits(lead, {}, 0)).toEqual({});
  expect(leadTraits(lead, { requirements: { match: ["region", "language"] } }, 0)).toEqual({
    language: "de",
    region: "DE-BY",
  });
  expect(leadTraits(lead, { requirements: { wonDeals: { atLeast: 1, ofSize: true } } }, 0)).toEqual({
    industry: "Health",
    value: 12_000,
  });
});
