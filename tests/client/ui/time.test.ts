import { expect, test } from "vitest";
import { countdown, durationWords, lastedWords, plural, whenNear } from "../../../client/ui/time.ts";

const at = (text: string) => new Date(text).getTime();
const now = at("2026-11-24T14:20:00");

test("a moment near by is said as people say it", () => {
  expect(whenNear(at("2026-11-24T17:30:00"), now)).toBe("17:30");
  expect(whenNear(at("2026-11-25T08:00:00"), now)).toBe("tomorrow 08:00");
  expect(whenNear(at("2026-11-23T18:05:00"), now)).toBe("yesterday 18:05");
  expect(whenNear(at("2026-11-27T09:00:00"), now)).toBe("Friday 09:00");
  expect(whenNear(at("2026-12-03T09:00:00"), now)).toBe("3 December");
  expect(whenNear(at("2027-01-02T09:00:00"), now)).toBe("2 January 2027");
});

test("a countdown reaches zero when the time is up and not before", () => {
  expect(countdown(11 * 60_000 + 42_000)).toBe("11:42");
  expect(countdown(1)).toBe("0:01");
  expect(countdown(0)).toBe("0:00");
  expect(countdown(-5000)).toBe("0:00");
  expect(countdown(65 * 60_000)).toBe("1:05:00");
});

test("lengths are said in whole units", () => {
  expect(durationWords("PT15M")).toBe("15 minutes");
  expect(durationWords("PT1H30M")).toBe("1 hour 30 minutes");
  expect(durationWords("P1D")).toBe("1 day");
  expect(lastedWords(12_400)).toBe("12 s");
  expect(lastedWords(26 * 60_000)).toBe("26 min");
  expect(lastedWords(50 * 3_600_000)).toBe("2 days");
  expect(plural(1, "person", "people")).toBe("1 person");
  expect(plural(1234, "lead")).toBe("1,234 leads");
});
