import { expect, test } from "vitest";
import { mostWithin } from "./support/heartbeat.ts";

test("what a machine missed excuses as much as it missed within the time of the limit, and no more", () => {
  const beats = [
    { at: 100, late: 300 },
    { at: 1_000, late: 400 },
    { at: 2_000, late: 0 },
    { at: 2_500, late: 500 },
    { at: 9_000, late: 50 },
  ];
  expect(mostWithin(beats, 1_600)).toBe(900);
  expect(mostWithin(beats, 500)).toBe(500);
  expect(mostWithin([], 500)).toBe(0);
});
