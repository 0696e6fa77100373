import fc from "fast-check";
import { expect, test } from "vitest";
import {
  copyDay,
  hoursWords,
  isIn,
  lengthWords,
  midnightWords,
  OFFICE_HOURS,
  paint,
  weekPosition,
  withSpan,
} from "../../../client/ui/week.ts";
import { weeklyHours } from "../../../node-catalog/kit/domain.ts";

test("painting a lunch break splits a day and keeps its minutes", () => {
  const hours = paint({ mon: [["09:05", "17:20"]] }, "mon", 12 * 60, 13 * 60, false);
  expect(hours).toEqual({
    mon: [
      ["09:05", "12:00"],
      ["13:00", "17:20"],
    ],
  });
  expect(lengthWords(hours, "mon")).toBe("7.25 h");
});

test("painting the break again joins the day", () => {
  const hours = paint(
    {
      mon: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    },
    "mon",
    12 * 60,
    13 * 60,
    true,
  );
  expect(hours).toEqual({ mon: [["09:00", "17:00"]] });
});

test("a day without hours is a day off", () => {
  expect(paint(OFFICE_HOURS, "fri", 0, 24 * 60, false)).not.toHaveProperty("fri");
  expect(lengthWords(OFFICE_HOURS, "sat")).toBe("off");
});

test("whatever is painted is what the server takes, and switches exactly what was touched", () => {
  const cell = fc.integer({ min: 0, max: 47 });
  const stroke = fc.tuple(cell, cell, fc.boolean());
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
      const wanted = Array.from({ length: 48 }, () => false);
      let hours = {};
      for (const [a, b, on] of strokes) {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        wanted.fill(on, first, last + 1);
        hours = paint(hours, "wed", first * 30, (last + 1) * 30, on);
      }
      expect(weeklyHours.safeParse(hours).success || wanted.filter(Boolean).length > 8).toBe(true);
      expect(wanted.map((_, index) => isIn(hours, "wed", index * 30, index * 30 + 30))).toEqual(wanted);
    }),
  );
});

test("hours are said with equal days together", () => {
  expect(hoursWords(OFFICE_HOURS)).toBe("Mon–Fri 09:00–17:00");
  expect(hoursWords({ mon: [["08:00", "12:00"]], wed: [["08:00", "12:00"]], sat: [["10:00", "14:00"]] })).toBe(
    "Mon, Wed 08:00–12:00; Sat 10:00–14:00",
  );
  expect(hoursWords(null)).toBe("Always");
  expect(hoursWords({})).toBe("Never");
});

test("now is a place in the week of a zone", () => {
  const now = Date.parse("2026-11-22T23:30:00Z");
  expect(weekPosition(now, "Europe/Berlin")).toEqual({ day: "mon", minutes: 30 });
  expect(weekPosition(now, "America/New_York")).toEqual({ day: "sun", minutes: 18 * 60 + 30 });
});

test("hours past midnight are split: the day ends at midnight, the next one begins with the rest", () => {
  const nights = withSpan({ sun: [["20:00", "21:00"]], mon: [["05:00", "09:00"]] }, "sun", 0, [22 * 60, 6 * 60]);
  expect(nights).toEqual({ sun: [["22:00", "24:00"]], mon: [["00:00", "09:00"]] });
  expect(weeklyHours.safeParse(nights).success).toBe(true);
  expect(midnightWords("sun", [22 * 60, 6 * 60])).toBe(
    "Sunday 22:00 to 06:00 goes past midnight. It is kept as Sunday 22:00 to 24:00 and Monday 00:00 to 06:00.",
  );
  expect(withSpan({}, "fri", 0, [18 * 60, 0])).toEqual({ fri: [["18:00", "24:00"]] });
  expect(midnightWords("fri", [9 * 60, 17 * 60])).toBeUndefined();
});

test("a day is copied as a whole, breaks and all, and a day off copies as a day off", () => {
  const monday: [string, string][] = [
    ["08:00", "12:00"],
    ["13:00", "17:00"],
  ];
  expect(copyDay({ mon: monday, fri: [["10:00", "11:00"]] }, "mon", ["tue", "fri"])).toEqual({
    mon: monday,
    tue: monday,
    fri: monday,
  });
  expect(copyDay({ mon: monday, tue: monday }, "sun", ["tue"])).toEqual({ mon: monday });
});
