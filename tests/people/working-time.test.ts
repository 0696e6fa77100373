import { expect, test } from "vitest";
import { hoursInput } from "../../server/people/hours-input.ts";
import { presence } from "../../server/people/presence.ts";
import { returnAt } from "../../server/people/returning.ts";
import { type Schedule, workingTime } from "../../server/people/working-time.ts";

const NINE_TO_FIVE = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"] as [string, string]]]),
);
const berlin: Schedule = { hours: NINE_TO_FIVE, timeZone: "Europe/Berlin", holidaysOf: null, timeOff: [] };
const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

async function opensOn(schedule: Schedule, day: string) {
  const { openIntervals } = await workingTime(schedule, at(`${day}T00:00:00Z`));
  return openIntervals!.map(([from, to]) => [iso(from), iso(to)]).filter(([from]) => from!.startsWith(day));
}

async function stateAt(schedule: Schedule, moment: string) {
  const times = await workingTime(schedule, at(moment));
  return presence({
    active: true,
    awayUntil: null,
    ...times,
    busyIntervals: [],
    busyAsRead: null,
    now: new Date(moment),
  });
}

test("a holiday takes the whole day, and the reason has its local name", async () => {
  const kept = { ...berlin, holidaysOf: "DE" };
  expect(await opensOn(kept, "2026-12-25")).toEqual([]);
  expect(await opensOn(berlin, "2026-12-25")).toEqual([["2026-12-25T08:00:00.000Z", "2026-12-25T16:00:00.000Z"]]);
  expect(await stateAt(kept, "2026-12-25T10:00:00Z")).toEqual({
    isIn: false,
    until: "2026-12-28T08:00:00.000Z",
    because: "holiday",
    name: "1. Weihnachtstag",
  });
});

test("the holidays of the year after are known in December", async () => {
  expect(await stateAt({ ...berlin, holidaysOf: "DE" }, "2026-12-31T20:00:00Z")).toMatchObject({
    because: "outside-hours",
    until: "2027-01-04T08:00:00.000Z",
  });
});

test("who is always at work is not so on a holiday, from midnight to midnight where they are", async () => {
  const always = { ...berlin, hours: null, holidaysOf: "DE" };
  const { openIntervals } = await workingTime(always, at("2026-10-01T12:00:00Z"));
  expect(openIntervals!.map(([from, to]) => [iso(from), iso(to)])).toEqual([
    ["2026-09-30T22:00:00.000Z", "2026-10-02T22:00:00.000Z"],
    ["2026-10-03T22:00:00.000Z", "2026-10-15T22:00:00.000Z"],
  ]);
  expect((await workingTime({ ...always, holidaysOf: null }, at("2026-10-01T12:00:00Z"))).openIntervals).toBeNull();
});

test("days off last to the end of the last one, longer than is computed, too", async () => {
  const timeOff = [{ firstDay: "2026-03-02", lastDay: "2026-04-10" }];
  expect(await stateAt({ ...berlin, timeOff }, "2026-03-04T10:00:00Z")).toEqual({
    isIn: false,
    until: "2026-04-10T22:00:00.000Z",
    because: "time-off",
    name: null,
  });
});

test("a shift through the night loses the part that falls on a day off", async () => {
  const hours = hoursInput.parse({ fri: [["22:00", "06:00"]] });
  const timeOff = [{ firstDay: "2026-03-07", lastDay: "2026-03-07" }];
  const night: Schedule = { ...berlin, hours };
  expect(await opensOn(night, "2026-03-06")).toEqual([["2026-03-06T21:00:00.000Z", "2026-03-07T05:00:00.000Z"]]);
  expect(await opensOn({ ...night, timeOff }, "2026-03-06")).toEqual([
    ["2026-03-06T21:00:00.000Z", "2026-03-06T23:00:00.000Z"],
  ]);
});

test("a day off on which the clocks change has 23 hours", async () => {
  const timeOff = [{ firstDay: "2026-03-29", lastDay: "2026-03-29" }];
  const { offIntervals } = await workingTime({ ...berlin, timeOff }, at("2026-03-28T12:00:00Z"));
  expect(offIntervals).toMatchObject([{ kind: "time-off", name: "" }]);
  expect(offIntervals[0]!.to - offIntervals[0]!.from).toBe(23 * 3_600_000);
});

test("an hour that a clock change skips begins at the change, one that comes twice the first time", async () => {
  const early = { ...berlin, hours: { sun: [["02:30", "04:00"] as [string, string]] } };
  expect(await opensOn(early, "2026-03-29")).toEqual([["2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000Z"]]);
  expect(await opensOn(early, "2026-10-25")).toEqual([["2026-10-25T00:30:00.000Z", "2026-10-25T03:00:00.000Z"]]);
});

test.each([
  ["a moment", "2026-03-30T10:30:00+02:00", "2026-03-30T08:30:00.000Z"],
  ["a day, when their work begins, after the clocks changed", "2026-03-30", "2026-03-30T07:00:00.000Z"],
  ["a day on which they do not work, on the next one", "2026-03-28", "2026-03-30T07:00:00.000Z"],
  ["the next working day", "next-working-day", "2026-03-30T07:00:00.000Z"],
])("back at %s", async (_, until, expected) => {
  const friday = at("2026-03-27T15:00:00Z");
  expect((await returnAt(until, berlin, friday)).toISOString()).toBe(expected);
});

test("who pauses before their work begins is back when it begins; in the night shift, when the next one does", async () => {
  const atTwo = at("2026-03-26T01:00:00Z");
  expect((await returnAt("next-working-day", berlin, atTwo)).toISOString()).toBe("2026-03-26T08:00:00.000Z");
  const nights: Schedule = {
    ...berlin,
    hours: hoursInput.parse({ mon: [["22:00", "06:00"]], tue: [["22:00", "06:00"]] }),
  };
  const mondayNight = at("2026-03-23T22:00:00Z");
  expect((await returnAt("next-working-day", nights, mondayNight)).toISOString()).toBe("2026-03-24T21:00:00.000Z");
});

test("who is always at work is back at midnight where they are", async () => {
  const always = { ...berlin, hours: null };
  const evening = at("2026-03-27T20:00:00Z");
  expect((await returnAt("next-working-day", always, evening)).toISOString()).toBe("2026-03-27T23:00:00.000Z");
});

test("the next working day is neither a holiday nor a day off", async () => {
  const timeOff = [{ firstDay: "2026-04-07", lastDay: "2026-04-07" }];
  const schedule = { ...berlin, holidaysOf: "DE", timeOff };
  const beforeEaster = at("2026-04-02T14:00:00Z");
  expect((await returnAt("next-working-day", schedule, beforeEaster)).toISOString()).toBe("2026-04-08T07:00:00.000Z");
});

test("a break of years is a mistake", async () => {
  await expect(returnAt("2036-01-01", berlin, at("2026-01-01"))).rejects.toMatchObject({ code: "away-too-long" });
});

test("hours across midnight are kept as two", () => {
  expect(hoursInput.parse({ mon: [["22:00", "06:00"]], sun: [["20:00", "00:00"]] })).toEqual({
    mon: [["22:00", "24:00"]],
    tue: [["00:00", "06:00"]],
    sun: [["20:00", "24:00"]],
  });
  expect(hoursInput.parse({ mon: [], sun: [["22:00", "02:00"]] })).toEqual({
    mon: [["00:00", "02:00"]],
    sun: [["22:00", "24:00"]],
  });
});

test("a night shift that runs into the next morning's hours is refused with the day", () => {
  const week = { mon: [["22:00", "06:00"]], tue: [["05:00", "12:00"]] };
  expect(hoursInput.safeParse(week).error!.issues).toMatchObject([{ path: ["tue"], message: "These times overlap" }]);
  expect(hoursInput.safeParse({ mon: [["09:00", "09:00"]] }).success).toBe(false);
});
