import { z } from "zod";

/** ISO 8601 durations of weeks, days, hours, minutes and seconds ("PT15M", "P2D"): lengths, never calendar months. */
const DURATION = /^P(?=\d|T\d)(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const UNITS = [7 * DAY, DAY, HOUR, MINUTE, SECOND];

/** A duration between one second and a year. */
export const duration = z
  .string()
  .regex(DURATION, { error: "Use a duration such as PT15M", abort: true })
  .refine((text) => durationMs(text) >= SECOND && durationMs(text) <= 366 * DAY, "Choose between 1 second and a year");

/** @returns milliseconds; NaN when it is no duration */
export function durationMs(text: string): number {
  const match = DURATION.exec(text);
  if (!match) return NaN;
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}

export type Interval = readonly [from: number, to: number];

/** Is `at` inside one of the ascending [from, to) intervals? `null` means always. */
export function isOpen(intervals: readonly Interval[] | null, at: number): boolean {
  return intervals === null || intervals.some(([from, to]) => from <= at && at < to);
}

/** When it opens next at or after `at`; undefined when the intervals end before. */
export function opensAt(intervals: readonly Interval[] | null, at: number): number | undefined {
  if (intervals === null) return at;
  const next = intervals.find(([, to]) => to > at);
  return next && Math.max(next[0], at);
}

/**
 * The moment at which `lengthMs` of open time have passed since `at`. Past the last known interval the rest counts as
 * clock time, so that a deadline is late rather than lost.
 */
export function afterOpenTime(intervals: readonly Interval[] | null, at: number, lengthMs: number): number {
  if (intervals === null) return at + lengthMs;
  let rest = lengthMs;
  let end = at;
  for (const [from, to] of intervals) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (to - start >= rest) return start + rest;
    rest -= to - start;
    end = to;
  }
  return end + rest;
}
