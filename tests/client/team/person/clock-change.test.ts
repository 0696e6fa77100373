import { expect, test } from "vitest";
import { clockChangeWords, nextClockChange } from "../../../../client/team/person/clock-change.ts";
import type { WeeklyHours } from "../../../../node-catalog/kit/domain.ts";
import { openIntervals } from "../../../../node-catalog/kit/open-intervals.ts";

const SPRING = Date.parse("2027-03-10T12:00:00Z");
const AUTUMN = Date.parse("2026-10-01T12:00:00Z");
const sundays = (...hours: [string, string][]): WeeklyHours => ({ sun: hours });
const inBerlin = (hours: WeeklyHours | null, now: number) => clockChangeWords(hours, "Europe/Berlin", now);

test("an hour that does not exist is said where it falls into the hours", () => {
  expect(inBerlin(sundays(["00:00", "06:00"]), SPRING)).toBe(
    "On Sunday 28 March the clocks go forward: 02:00 to 03:00 does not exist. That day is shorter.",
  );
  expect(inBerlin(sundays(["02:30", "06:00"]), SPRING)).toBe(
    "On Sunday 28 March the clocks go forward: 02:00 to 03:00 does not exist. Hours that begin or end in it do so at 03:00.",
  );
});

test("an hour that comes twice, too", () => {
  expect(inBerlin(sundays(["02:00", "03:00"]), AUTUMN)).toBe(
    "On Sunday 25 October the clocks go back: 02:00 to 03:00 comes twice. Leads come both times.",
  );
  expect(inBerlin(sundays(["00:00", "02:30"]), AUTUMN)).toBe(
    "On Sunday 25 October the clocks go back: 02:00 to 03:00 comes twice. Hours that begin or end in it do so the first time.",
  );
});

test("it says what is done", () => {
  const length = (hours: WeeklyHours, from: number) => {
    const intervals = openIntervals(hours, "Europe/Berlin", from, 1)!;
    return intervals.reduce((sum, [start, end]) => sum + end - start, 0) / 3_600_000;
  };
  const [spring, autumn] = [Date.parse("2027-03-28T10:00:00Z"), Date.parse("2026-10-25T10:00:00Z")];
  expect(length(sundays(["00:00", "06:00"]), spring)).toBe(5);
  expect(length(sundays(["02:30", "06:00"]), spring)).toBe(3);
  expect(length(sundays(["02:00", "03:00"]), autumn)).toBe(2);
  expect(length(sundays(["00:00", "02:30"]), autumn)).toBe(2.5);
});

test("nothing is said of hours that it does not touch, of zones without it, and of what is far away", () => {
  expect(inBerlin(sundays(["09:00", "17:00"]), SPRING)).toBeUndefined();
  expect(inBerlin({ mon: [["00:00", "24:00"]] }, SPRING)).toBeUndefined();
  expect(inBerlin(null, SPRING)).toBeUndefined();
  expect(inBerlin(sundays(["00:00", "06:00"]), Date.parse("2026-11-22T12:00:00Z"))).toBeUndefined();
  expect(clockChangeWords(sundays(["00:00", "06:00"]), "Asia/Tokyo", SPRING)).toBeUndefined();
});

test("half an hour, and a change at midnight, are of the day on which the clocks show them", () => {
  expect(nextClockChange("Australia/Lord_Howe", Date.parse("2026-09-20T00:00:00Z"))).toMatchObject({
    kind: "skipped",
    from: 120,
    to: 150,
  });
  const beirut = nextClockChange("Asia/Beirut", Date.parse("2026-10-10T00:00:00Z"))!;
  expect(beirut).toMatchObject({ kind: "twice", from: 23 * 60, to: 24 * 60, day: Date.parse("2026-10-24T00:00:00Z") });
});
