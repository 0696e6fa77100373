import { expect, test } from "vitest";
import { whenToRemind } from "../../server/reminders/when-to-remind.ts";

const at = (when: string, zone: string, now: string) =>
  new Date(whenToRemind(when, zone, Date.parse(now))).toISOString();

test("tomorrow is the rep's own tomorrow, at nine on their clock", () => {
  expect(at("tomorrow-morning", "Europe/Berlin", "2026-11-22T22:30:00Z")).toBe("2026-11-23T08:00:00.000Z");
  // In Berlin it is the 23rd by now.
  expect(at("tomorrow-morning", "Europe/Berlin", "2026-11-22T23:30:00Z")).toBe("2026-11-24T08:00:00.000Z");
  // Before nine, tomorrow is not today.
  expect(at("tomorrow-morning", "America/New_York", "2026-11-22T12:00:00Z")).toBe("2026-11-23T14:00:00.000Z");
});

test("next Monday is never today, and keeps nine o'clock when the clocks change", () => {
  expect(at("next-monday-morning", "Europe/Berlin", "2026-11-20T12:00:00Z")).toBe("2026-11-23T08:00:00.000Z");
  expect(at("next-monday-morning", "Europe/Berlin", "2026-11-23T05:00:00Z")).toBe("2026-11-30T08:00:00.000Z");
  expect(at("next-monday-morning", "Europe/Berlin", "2026-10-23T12:00:00Z")).toBe("2026-10-26T08:00:00.000Z");
});

test("an hour is an hour, and a named moment is that moment, in the future and within two years", () => {
  expect(at("in-1-hour", "Europe/Berlin", "2026-11-22T12:00:00Z")).toBe("2026-11-22T13:00:00.000Z");
  expect(at("2026-12-01T10:00:00+01:00", "Asia/Tokyo", "2026-11-22T12:00:00Z")).toBe("2026-12-01T09:00:00.000Z");
  expect(() => at("2026-11-22T12:00:00Z", "Europe/Berlin", "2026-11-22T12:00:00Z")).toThrow("still to come");
  expect(() => at("2029-11-22T12:00:00Z", "Europe/Berlin", "2026-11-22T12:00:00Z")).toThrow("two years");
});
