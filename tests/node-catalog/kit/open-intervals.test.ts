import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WeeklyHours } from "../../../node-catalog/kit/domain.ts";
import { nextTimeOfDay, openIntervals } from "../../../node-catalog/kit/open-intervals.ts";
import { DAY, HOUR } from "../../../node-catalog/kit/time.ts";

const BERLIN = "Europe/Berlin";
/** 2026: clocks go from 02:00 to 03:00 on Sunday, 29 March, and from 03:00 to 02:00 on Sunday, 25 October. */
const BEFORE_GAP = Date.UTC(2026, 2, 28, 12);
const BEFORE_OVERLAP = Date.UTC(2026, 9, 24, 12);
const utc = (intervals: ReturnType<typeof openIntervals>) =>
  intervals?.map((pair) => pair.map((at) => new Date(at).toISOString().slice(5, 16)));

describe("weekly hours as moments", () => {
  test("follow the clocks of the zone through the change to summer", () => {
    const hours: WeeklyHours = { sat: [["09:00", "17:00"]], mon: [["09:00", "17:00"]] };
    expect(utc(openIntervals(hours, BERLIN, BEFORE_GAP, 3))).toEqual([
      ["03-28T08:00", "03-28T16:00"],
      ["03-30T07:00", "03-30T15:00"],
    ]);
  });

  test("lose the hour that a night skips", () => {
    const night: WeeklyHours = { sat: [["22:00", "24:00"]], sun: [["00:00", "06:00"]] };
    expect(utc(openIntervals(night, BERLIN, BEFORE_GAP, 2))).toEqual([["03-28T21:00", "03-29T04:00"]]);
  });

  test("gain the hour that a night has twice", () => {
    const night: WeeklyHours = { sat: [["22:00", "24:00"]], sun: [["00:00", "06:00"]] };
    expect(utc(openIntervals(night, BERLIN, BEFORE_OVERLAP, 2))).toEqual([["10-24T20:00", "10-25T05:00"]]);
  });

  test("begin and end at the change where it skips their time, and vanish inside it", () => {
    const early: WeeklyHours = {
      sun: [
        ["02:10", "02:50"],
        ["02:55", "04:00"],
      ],
    };
    expect(utc(openIntervals(early, BERLIN, BEFORE_GAP, 2))).toEqual([["03-29T01:00", "03-29T02:00"]]);
  });

  test("take a time that happens twice for the first one", () => {
    expect(utc(openIntervals({ sun: [["02:30", "04:00"]] }, BERLIN, BEFORE_OVERLAP, 2))).toEqual([
      ["10-25T00:30", "10-25T03:00"],
    ]);
  });

  test("of days that touch at midnight are one", () => {
    const day = [["00:00", "24:00"]] as [string, string][];
    expect(utc(openIntervals({ mon: day, tue: day, wed: day }, "UTC", Date.UTC(2026, 2, 2), 7))).toEqual([
      ["03-02T00:00", "03-05T00:00"],
    ]);
  });

  test("begin with the day in the zone, not in UTC", () => {
    const lateOnSundayUtc = Date.UTC(2026, 2, 1, 22);
    expect(utc(openIntervals({ mon: [["09:00", "10:00"]] }, "Asia/Tokyo", lateOnSundayUtc, 1))).toEqual([
      ["03-02T00:00", "03-02T01:00"],
    ]);
  });

  test("are always while there are none", () => {
    expect(openIntervals(null, BERLIN, BEFORE_GAP, 14)).toBeNull();
    expect(openIntervals({}, BERLIN, BEFORE_GAP, 14)).toEqual([]);
  });

  test("ascend and never overlap, in any zone and around any change", () => {
    const zone = fc.constantFrom(BERLIN, "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia");
    const hour = fc.integer({ min: 0, max: 23 });
    const day = fc.tuple(hour, hour).map(([a, b]): [string, string][] => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1].map((one) => `${String(one).padStart(2, "0")}:00`);
      return [[from!, to!]];
    });
    const week = fc.record({ mon: day, wed: day, thu: day, sat: day, sun: day });
    const from = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
    fc.assert(
      fc.property(week, zone, from, (hours, timeZone, at) => {
        const all = openIntervals(hours, timeZone, at, 14)!;
        const moments = all.flat();
        expect(moments.every((moment, index) => index === 0 || moments[index - 1]! < moment)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the next time of day", () => {
  test("is today or tomorrow, and never now", () => {
    const nine = Date.UTC(2026, 2, 2, 8);
    expect(nextTimeOfDay("09:00", BERLIN, nine - 1)).toBe(nine);
    expect(nextTimeOfDay("09:00", BERLIN, nine)).toBe(nine + DAY);
    expect(nextTimeOfDay("24:00", BERLIN, nine)).toBe(nine + 15 * HOUR);
  });

  test("that a night skips is the moment of the change", () => {
    expect(nextTimeOfDay("02:30", BERLIN, Date.UTC(2026, 2, 28, 23, 30))).toBe(Date.UTC(2026, 2, 29, 1));
  });

  test("that a night has twice is the first of both, and then the day after", () => {
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(nextTimeOfDay("02:30", BERLIN, first - 1)).toBe(first);
    expect(nextTimeOfDay("02:30", BERLIN, first)).toBe(Date.UTC(2026, 9, 26, 1, 30));
  });
});
