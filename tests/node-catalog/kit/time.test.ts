import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterOpenTime,
  DAY,
  duration,
  durationMs,
  HOUR,
  type Interval,
  isOpen,
  opensAt,
} from "../../../node-catalog/kit/time.ts";

describe("a duration", () => {
  test.each([
    ["PT15M", 15 * 60_000],
    ["PT1H30M", 90 * 60_000],
    ["P2D", 2 * DAY],
    ["P1W", 7 * DAY],
    ["P1DT12H", 36 * HOUR],
    ["PT45S", 45_000],
  ])("%s is %d ms", (text, ms) => {
    expect(durationMs(text)).toBe(ms);
    expect(duration.safeParse(text).success).toBe(true);
  });

  test.each(["", "P", "PT", "15", "PT15", "P1M", "P1Y", "-PT1M", "PT1.5H", "PT0S", "P400D", "P1DT", "pt15m"])(
    "“%s” is none",
    (text) => {
      expect(duration.safeParse(text).success).toBe(false);
    },
  );
});

const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 0, maxLength: 12 })
  .map((all) => all.toSorted((a, b) => a - b))
  .map((all) => all.flatMap((at, index): Interval[] => (index % 2 === 1 ? [[all[index - 1]!, at]] : [])));

describe("open time", () => {
  test("is from the beginning of an interval until before its end", () => {
    const hours: Interval[] = [[10, 20]];
    expect([9, 10, 19, 20].map((at) => isOpen(hours, at))).toEqual([false, true, true, false]);
    expect([isOpen(null, 0), opensAt(null, 7)]).toEqual([true, 7]);
    expect([opensAt(hours, 5), opensAt(hours, 15), opensAt(hours, 20)]).toEqual([10, 15, undefined]);
  });

  test("passes over closed hours, and over the last known one as clock time", () => {
    const hours: Interval[] = [
      [0, 10],
      [100, 110],
    ];
    expect(afterOpenTime(hours, 5, 5)).toBe(10);
    expect(afterOpenTime(hours, 5, 8)).toBe(103);
    expect(afterOpenTime(hours, 20, 3)).toBe(103);
    expect(afterOpenTime(hours, 105, 8)).toBe(113);
    expect(afterOpenTime(hours, 200, 8)).toBe(208);
    expect(afterOpenTime(null, 5, 8)).toBe(13);
  });

  test("counted one moment at a time gives the same end", () => {
    fc.assert(
      fc.property(
        intervals,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 300 }),
        (hours, at, length) => {
          let [end, open] = [at, 0];
          const last = Math.max(at, hours.at(-1)?.[1] ?? 0);
          while (open < length) {
            if (end >= last || isOpen(hours, end)) open++;
            end++;
          }
          expect(afterOpenTime(hours, at, length)).toBe(end);
        },
      ),
    );
  });
});
