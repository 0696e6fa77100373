import { afterEach, beforeEach, expect, test } from "vitest";
import { quickMoment } from "../../../client/reminders/quick-times.ts";
import type { QuickTime } from "../../../server/reminders/contract.ts";

let zone: string | undefined;
beforeEach(() => {
  zone = process.env["TZ"];
});
afterEach(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

const at = (choice: QuickTime, device: string, now: string): string => {
  process.env["TZ"] = device;
  return new Date(quickMoment(choice, Date.parse(now))).toISOString();
};

test("tomorrow at nine is nine where the device is, wherever its owner works", () => {
  expect(at("tomorrow-morning", "America/New_York", "2026-11-22T12:00:00Z")).toBe("2026-11-23T14:00:00.000Z");
  expect(at("tomorrow-morning", "Europe/Berlin", "2026-11-22T23:30:00Z")).toBe("2026-11-24T08:00:00.000Z");
  // The clocks change in between.
  expect(at("tomorrow-morning", "Europe/Berlin", "2027-03-27T12:00:00Z")).toBe("2027-03-28T07:00:00.000Z");
});

test("next Monday is never today", () => {
  expect(at("next-monday-morning", "Europe/Berlin", "2026-11-20T12:00:00Z")).toBe("2026-11-23T08:00:00.000Z");
  expect(at("next-monday-morning", "Europe/Berlin", "2026-11-22T12:00:00Z")).toBe("2026-11-23T08:00:00.000Z");
  expect(at("next-monday-morning", "Europe/Berlin", "2026-11-23T05:00:00Z")).toBe("2026-11-30T08:00:00.000Z");
});

test("an hour is an hour", () => {
  expect(at("in-1-hour", "Asia/Tokyo", "2026-11-22T12:00:00Z")).toBe("2026-11-22T13:00:00.000Z");
});
