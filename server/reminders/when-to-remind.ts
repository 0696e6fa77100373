import { Temporal } from "temporal-polyfill";
import { nextTimeOfDay } from "../../node-catalog/kit/open-intervals.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import { quickTime, type QuickTime } from "./contract.ts";

const MORNING = "09:00";
const FARTHEST_MS = 2 * 366 * DAY;
const MONDAY = 1;

/**
 * The moment of a quick choice, or the one that was named.
 *
 * @param now epoch milliseconds
 * @returns epoch milliseconds
 * @throws AppError `reminder-time` (422) when it is over already, or years away
 */
export function whenToRemind(when: string, timeZone: string, now: number): number {
  const quick = quickTime.safeParse(when);
  const at = quick.success ? quickMoment(quick.data, timeZone, now) : Date.parse(when);
  if (at <= now) throw new AppError("invalid", "reminder-time", "Choose a time that is still to come.");
  if (at > now + FARTHEST_MS) throw new AppError("invalid", "reminder-time", "Choose a time within two years.");
  return at;
}

function quickMoment(choice: QuickTime, timeZone: string, now: number): number {
  if (choice === "in-1-hour") return now + HOUR;
  // From the end of today on, so that before nine in the morning "tomorrow" is not today.
  let morning = nextTimeOfDay(MORNING, timeZone, nextTimeOfDay("00:00", timeZone, now));
  if (choice === "tomorrow-morning") return morning;
  while (dayOfWeek(morning, timeZone) !== MONDAY) morning = nextTimeOfDay(MORNING, timeZone, morning);
  return morning;
}

const dayOfWeek = (at: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).dayOfWeek;
