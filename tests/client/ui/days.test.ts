import { expect, test } from "vitest";
import { addDays, backOn, daysWords, nextMonday, todayIn } from "../../../client/ui/days.ts";
import { pauses } from "../../../client/ui/pauses.ts";
import { OFFICE_HOURS } from "../../../client/ui/week.ts";

const FRIDAY_EVENING = Date.parse("2026-12-18T23:30:00Z");

test("a day is the one that it is where somebody works", () => {
  expect(todayIn("Europe/Berlin", FRIDAY_EVENING)).toBe("2026-12-19");
  expect(todayIn("America/New_York", FRIDAY_EVENING)).toBe("2026-12-18");
});

test("days are counted over a change of clocks, a year's end and 29 February", () => {
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("somebody is back on the first day that is neither off nor outside their week", () => {
  const isOff = (day: string) => day === "2026-12-28";
  expect(backOn("2026-12-25", OFFICE_HOURS, isOff)).toBe("2026-12-29");
  expect(backOn("2026-12-25", null, isOff)).toBe("2026-12-26");
  expect(backOn("2026-12-25", {}, isOff)).toBeUndefined();
});

test("the days of a pause are said with the year when it is another", () => {
  expect(daysWords("2026-12-21", "2027-01-02", FRIDAY_EVENING)).toBe("21 December to 2 January 2027");
  expect(daysWords("2026-12-24", "2026-12-24", FRIDAY_EVENING)).toBe("24 December");
});

test("pauses end by themselves: tomorrow and Monday of the place where somebody works, once when they are the same", () => {
  const untilDays = (zone: string, now: number) =>
    pauses(zone, now)
      .filter(({ until }) => until.length === 10)
      .map(({ until }) => until);
  expect(untilDays("Europe/Berlin", FRIDAY_EVENING)).toEqual(["2026-12-20", "2026-12-21"]);
  const sunday = Date.parse("2026-12-20T12:00:00Z");
  expect(untilDays("Europe/Berlin", sunday)).toEqual(["2026-12-21"]);
  expect(nextMonday("2026-12-21")).toBe("2026-12-28");
});
