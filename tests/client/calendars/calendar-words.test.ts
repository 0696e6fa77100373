import { expect, test } from "vitest";
import { busyDays, calendarsSummary, readWords, unreadWords } from "../../../client/calendars/calendar-words.ts";
import type { CalendarView } from "../../../server/calendars/contract.ts";

const BERLIN = "Europe/Berlin";
/** 09:15 in Berlin. */
const NOW = Date.parse("2026-11-23T08:15:00Z");
const span = (from: string, to: string) => ({ from: `2026-11-${from}:00Z`, to: `2026-11-${to}:00Z` });
/** In the reader's own zone, whichever this machine has. */
const clock = (moment: string) =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
const daysOf = (busy: CalendarView["busy"], timeZone: string, now = NOW) =>
  busyDays(busy, timeZone, now).map(({ words, times }) => [words, times.join(", ")].join(" ").trim());
const calendar = (more: Partial<CalendarView>) =>
  ({ name: "calendar.google.com", readAt: "2026-11-23T08:13:00Z", problem: null, busy: [], ...more }) as CalendarView;

test("today and tomorrow are those where somebody is, in their own hours", () => {
  const busy = [span("23T09:00", "23T09:30"), span("23T13:00", "23T14:00")];
  expect(daysOf(busy, BERLIN)).toEqual(["Busy today 10:00–10:30, 14:00–15:00", "Free tomorrow"]);
  expect(daysOf(busy, "Asia/Tokyo")).toEqual(["Busy today 18:00–18:30, 22:00–23:00", "Free tomorrow"]);
  // In Auckland it is 21:15, and the second of them is tomorrow.
  expect(daysOf(busy, "Pacific/Auckland")).toEqual(["Busy today 22:00–22:30", "Busy tomorrow 02:00–03:00"]);
  expect(daysOf([], BERLIN)).toEqual(["Free today and tomorrow"]);
  expect(daysOf([span("24T09:00", "24T10:00")], BERLIN)).toEqual(["Free today", "Busy tomorrow 10:00–11:00"]);
});

test("what goes on over midnight is cut there, and a whole day is called so", () => {
  expect(daysOf([span("23T21:00", "24T01:00")], BERLIN)).toEqual([
    "Busy today 22:00–24:00",
    "Busy tomorrow 00:00–02:00",
  ]);
  expect(daysOf([span("22T23:00", "23T23:00")], BERLIN)).toEqual(["Busy today all day", "Free tomorrow"]);
  expect(daysOf([span("20T23:00", "30T23:00")], BERLIN)).toEqual(["Busy today all day", "Busy tomorrow all day"]);
});

test("on the day on which the clocks go back, hours are those on the wall", () => {
  const sunday = Date.parse("2026-10-25T06:00:00Z");
  const busy = [{ from: "2026-10-24T22:00:00Z", to: "2026-10-25T23:00:00Z" }];
  expect(daysOf(busy, BERLIN, sunday)).toEqual(["Busy today all day", "Free tomorrow"]);
});

test("when it was read is said as long ago as one cares", () => {
  expect(readWords(null, NOW)).toBe("not read yet");
  expect(readWords("2026-11-23T08:14:30Z", NOW)).toBe("read just now");
  expect(readWords("2026-11-23T08:13:00Z", NOW)).toBe("read 2 min ago");
  expect(readWords("2026-11-23T05:13:00Z", NOW)).toBe(`read ${clock("2026-11-23T05:13:00Z")}`);
  expect(unreadWords(null, NOW)).toBe("could not be read yet");
});

test("a line says how somebody's calendars are", () => {
  const problem = { code: "not-read", message: "It did not answer." };
  const soon = [span("23T09:30", "23T10:00")];
  expect(calendarsSummary([], NOW)).toBe("none connected");
  expect(calendarsSummary([calendar({})], NOW)).toBe("calendar.google.com");
  expect(calendarsSummary([calendar({ busy: soon })], NOW)).toBe(
    `calendar.google.com, free until ${clock("2026-11-23T09:30:00Z")}`,
  );
  expect(calendarsSummary([calendar({ problem })], NOW)).toBe(
    `could not be read since ${clock("2026-11-23T08:13:00Z")}`,
  );
  expect(calendarsSummary([calendar({}), calendar({ name: "dav.example.com", problem, readAt: null })], NOW)).toBe(
    "dav.example.com could not be read yet",
  );
});

test("who is busy is so until nothing more begins before it ends, in whichever calendar", () => {
  const now = calendar({ busy: [span("23T08:00", "23T09:00"), span("23T12:00", "23T13:00")] });
  expect(calendarsSummary([now], NOW)).toBe(`calendar.google.com, busy until ${clock("2026-11-23T09:00:00Z")}`);
  const after = calendar({ busy: [span("23T08:45", "23T09:30")] });
  expect(calendarsSummary([after, now], NOW)).toBe(`2 calendars, busy until ${clock("2026-11-23T09:30:00Z")}`);
});
