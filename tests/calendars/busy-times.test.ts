import fc from "fast-check";
import { busyTimes } from "../../server/calendars/ics/busy-times.ts";
import { expect, test } from "../setup/test.ts";
import { anIcs, calendarOf } from "./an-ics.ts";

const at = (iso: string): number => Date.parse(iso);
/** The week of 23 March 2026, at whose end the clocks in Berlin go forward. */
const WEEK = { from: at("2026-03-23T00:00:00Z"), to: at("2026-03-31T00:00:00Z") };

function busy(text: string, { timeZone = "Europe/Berlin", emails = ["ana@example.com"], span = WEEK } = {}): string[] {
  return busyTimes({ text, span, timeZone, emails }).map(([from, to]) => `${utc(from)} ${utc(to)}`);
}

const utc = (at: number): string => new Date(at).toISOString().slice(5, 16).replace("T", " ");

const BERLIN = [
  "BEGIN:VTIMEZONE",
  "TZID:Our own Berlin",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "DTSTART:19700329T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

test.each([
  ["in UTC", "DTSTART:20260323T090000Z", "DTEND:20260323T093000Z", ["03-23 09:00 03-23 09:30"]],
  ["with a length", "DTSTART:20260323T090000Z", "DURATION:PT45M", ["03-23 09:00 03-23 09:45"]],
  ["in a zone by name", "DTSTART;TZID=America/New_York:20260323T090000", "DURATION:PT1H", ["03-23 13:00 03-23 14:00"]],
  ["in no zone: where they are", "DTSTART:20260323T090000", "DURATION:PT1H", ["03-23 08:00 03-23 09:00"]],
  ["a whole day where they are", "DTSTART;VALUE=DATE:20260324", "TRANSP:OPAQUE", ["03-23 23:00 03-24 23:00"]],
  [
    "two days, the second one being an hour shorter",
    "DTSTART;VALUE=DATE:20260328",
    "DTEND;VALUE=DATE:20260330",
    ["03-27 23:00 03-29 22:00"],
  ],
  [
    "in an hour that the clocks skip",
    "DTSTART;TZID=Europe/Berlin:20260329T023000",
    "DURATION:PT1H",
    ["03-29 01:30 03-29 02:30"],
  ],
  ["a day that is not said to be one", "DTSTART:20260324", "DTEND:20260325", ["03-23 23:00 03-24 23:00"]],
  [
    "a day that ends on itself",
    "DTSTART;VALUE=DATE:20260324",
    "DTEND;VALUE=DATE:20260324",
    ["03-23 23:00 03-24 23:00"],
  ],
  ["in a zone without a slash", "DTSTART;TZID=Japan:20260323T180000", "DURATION:PT1H", ["03-23 09:00 03-23 10:00"]],
  ["of no length", "DTSTART:20260323T090000Z", "DTEND:20260323T090000Z", []],
  ["before", "DTSTART:20260301T090000Z", "DURATION:PT1H", []],
  ["begun before", "DTSTART:20260322T230000Z", "DURATION:PT2H", ["03-23 00:00 03-23 01:00"]],
])("an event %s", (_, start, end, times) => {
  expect(busy(anIcs([start, end]))).toEqual(times);
});

test.each([
  ["marked as free", ["TRANSP:TRANSPARENT"]],
  ["called off", ["STATUS:CANCELLED"]],
  ["free in Outlook", ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"]],
  ["at work elsewhere", ["TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"]],
  [
    "declined by them",
    ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com", "ATTENDEE;PARTSTAT=DECLINED:mailto:Ana@example.com"],
  ],
  ["declined by them, as Apple writes it", ["ATTENDEE;EMAIL=ana@example.com;PARTSTAT=DECLINED:/8391/principal/"]],
])("an event that is %s keeps nobody", (_, lines) => {
  expect(busy(anIcs(["DTSTART:20260323T090000Z", "DURATION:PT1H", ...lines]))).toEqual([]);
});

test("an event that is tentative, or declined by somebody else, keeps them", () => {
  const tentative = ["DTSTART:20260323T090000Z", "DURATION:PT1H", "STATUS:TENTATIVE"];
  const others = ["DTSTART:20260324T090000Z", "DURATION:PT1H", "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.com"];
  expect(busy(anIcs(tentative, others))).toEqual(["03-23 09:00 03-23 10:00", "03-24 09:00 03-24 10:00"]);
});

test("an event that repeats keeps its time of day while the clocks change, in whoever's words of the zone", () => {
  for (const zone of ["Europe/Berlin", "Our own Berlin"]) {
    const daily = [`DTSTART;TZID=${zone}:20200101T090000`, "DURATION:PT30M", "RRULE:FREQ=WEEKLY;BYDAY=FR,MO"];
    const [start, end] = ["BEGIN:VEVENT\r\nUID:daily\r\nDTSTAMP:20200101T000000Z", "END:VEVENT"];
    expect(busy(calendarOf([...BERLIN, start, ...daily, end])), zone).toEqual([
      "03-23 08:00 03-23 08:30",
      "03-27 08:00 03-27 08:30",
      "03-30 07:00 03-30 07:30",
    ]);
  }
});

test("of a series, what was left out, moved or called off counts as it is now", () => {
  const daily = ["UID:daily", "DTSTART:20260323T090000Z", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=6"];
  const without = "EXDATE:20260324T090000Z";
  const moved = ["UID:daily", "RECURRENCE-ID:20260325T090000Z", "DTSTART:20260325T150000Z", "DURATION:PT1H"];
  const calledOff = ["UID:daily", "RECURRENCE-ID:20260326T090000Z", "DTSTART:20260326T090000Z", "STATUS:CANCELLED"];
  // Its own time counts, wherever in the series it stood: here from after the week into it.
  const earlier = ["UID:daily", "RECURRENCE-ID:20260328T090000Z", "DTSTART:20260323T200000Z", "DURATION:PT15M"];
  expect(busy(anIcs([...daily, without], moved, calledOff, earlier))).toEqual([
    "03-23 09:00 03-23 09:30",
    "03-23 20:00 03-23 20:15",
    "03-25 15:00 03-25 16:00",
    "03-27 09:00 03-27 09:30",
  ]);
  const soon = { from: WEEK.from, to: at("2026-03-24T00:00:00Z") };
  expect(busy(anIcs(daily, earlier), { span: soon })).toEqual(["03-23 09:00 03-23 09:30", "03-23 20:00 03-23 20:15"]);
});

test("what ends, is left out or moved is found whatever zone it is said in, also one that the calendar does not describe", () => {
  const weekly = ["UID:w", "DTSTART;TZID=Europe/Berlin:20260302T080000", "DURATION:PT1H"];
  const rule = (until: string) => `RRULE:FREQ=DAILY;UNTIL=${until}`;
  const times = (...events: string[][]) => busy(anIcs(...events)).map((time) => time.slice(0, 5));
  expect(times([...weekly, rule("20260325T070000Z")])).toEqual(["03-23", "03-24", "03-25"]);
  expect(times([...weekly, rule("20260324")])).toEqual(["03-23", "03-24"]);
  expect(times([...weekly, rule("20260325T070000Z"), "EXDATE:20260324T070000Z"])).toEqual(["03-23", "03-25"]);
  const away = ["UID:w", "RECURRENCE-ID:20260324T070000Z", "DTSTART:20260324T070000Z", "STATUS:CANCELLED"];
  expect(times([...weekly, rule("20260325T070000Z")], away)).toEqual(["03-23", "03-25"]);
  const byNewYork = [
    "UID:w",
    "RECURRENCE-ID;TZID=America/New_York:20260324T030000",
    "DTSTART:20260326T070000Z",
    "DURATION:PT1H",
  ];
  expect(times([...weekly, rule("20260325T070000Z")], byNewYork)).toEqual(["03-23", "03-25", "03-26"]);
  const byDay = ["UID:w", "RECURRENCE-ID;VALUE=DATE:20260324", "DTSTART:20260326T070000Z", "DURATION:PT1H"];
  expect(times([...weekly, rule("20260325T070000Z")], byDay)).toEqual(["03-23", "03-25", "03-26"]);
});

test("free and busy times that are published as such", () => {
  const published = [
    "BEGIN:VFREEBUSY",
    "UID:one",
    "DTSTAMP:20260101T000000Z",
    "FREEBUSY:20260323T090000Z/20260323T100000Z,20260324T090000Z/PT1H",
    "FREEBUSY;FBTYPE=FREE:20260325T090000Z/20260325T100000Z",
    "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260326T090000Z/PT2H",
    "END:VFREEBUSY",
  ];
  expect(busy(calendarOf(published))).toEqual([
    "03-23 09:00 03-23 10:00",
    "03-24 09:00 03-24 10:00",
    "03-26 09:00 03-26 11:00",
  ]);
});

test("several calendars in one file count together, and times that touch are one", () => {
  const one = anIcs(["DTSTART:20260323T090000Z", "DURATION:PT1H"]);
  const other = anIcs(["DTSTART:20260323T100000Z", "DURATION:PT1H"], ["DTSTART:20260323T093000Z", "DURATION:PT10M"]);
  expect(busy(one + other)).toEqual(["03-23 09:00 03-23 11:00"]);
});

test("what some program has broken in a calendar takes nothing else with it", () => {
  const [start, end] = ["DTSTART:20260323T090000Z", "DTEND:20260323T100000Z"];
  const broken = ["DTSTART:tomorrow", "DTEND:20260323T120000Z"];
  const endless = ["DTSTART:20260324T090000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"];
  const text = anIcs([start, end, "DESCRIPTION:One line", "and another, not folded: so"], broken, endless, [
    "DTEND:20260325T120000Z",
  ]);
  expect(busy("\uFEFF" + text.replaceAll("\r\n", "\n"))).toEqual(["03-23 09:00 03-23 10:00"]);
  const folded = text.replace("DTSTART:20260323T090000Z", "DTSTA\r\n RT:2026032\r\n\t3T090000Z");
  expect(busy(folded)).toEqual(["03-23 09:00 03-23 10:00"]);
});

test("what does not end, or ends twice, takes nothing else with it, nor does a broken period", () => {
  const good = ["BEGIN:VEVENT", "UID:good", "DTSTART:20260323T090000Z", "DURATION:PT1H", "END:VEVENT"];
  const open = ["BEGIN:VEVENT", "UID:open", "DTSTART:20260324T090000Z", "DURATION:PT1H"];
  const period = ["BEGIN:VFREEBUSY", "UID:p", "FREEBUSY:20260325T090000Z/", "END:VFREEBUSY"];
  expect(busy(calendarOf([...open, ...good, "END:VALARM", "END:VEVENT", ...period]))).toEqual([
    "03-23 09:00 03-23 10:00",
  ]);
});

test.each([
  ["a page", "<!doctype html><title>Sign in</title>"],
  ["nothing", ""],
  ["a card", "BEGIN:VCARD\r\nUID:1\r\nEND:VCARD\r\n"],
])("%s is no calendar", (_, text) => {
  expect(() => busy(text)).toThrow();
});

test("eight times as many events take about eight times as long", () => {
  const many = (count: number) =>
    anIcs(
      ...Array.from({ length: count }, (_, index) => {
        const start = new Date(WEEK.to - index * 6 * 3_600_000).toISOString().replace(/[-:]|\.000/g, "");
        return [`UID:${index}`, `DTSTART:${start}`, "DURATION:PT30M"];
      }),
    );
  const [some, more] = [many(1_000), many(8_000)];
  const took = (text: string) => {
    const started = performance.now();
    busy(text);
    return performance.now() - started;
  };
  took(some);
  expect(took(more) / took(some)).toBeLessThan(16);
});

test("whatever the events, what comes out ascends, is apart, lies in the span, and covers each of them", () => {
  const event = fc.record({
    start: fc.integer({ min: -500, max: 12_000 }),
    length: fc.integer({ min: 0, max: 3_000 }),
  });
  const stamp = (minutes: number) => new Date(WEEK.from + minutes * 60_000).toISOString().replace(/[-:]|\.000/g, "");
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const lines = events.map(({ start, length }) => [`DTSTART:${stamp(start)}`, `DTEND:${stamp(start + length)}`]);
      const times = busyTimes({ text: anIcs(...lines), span: WEEK, timeZone: "UTC", emails: [] });
      const isBusyAt = (moment: number) => times.some(([from, to]) => from <= moment && moment < to);
      times.forEach(([from, to], index) => {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThan(times[index - 1]?.[1] ?? WEEK.from - 1);
      });
      expect(times.at(-1)?.[1] ?? WEEK.to).toBeLessThanOrEqual(WEEK.to);
      for (let minute = 0; minute < 11_520; minute += 77) {
        const meant = events.some(({ start, length }) => start <= minute && minute < start + length);
        expect(isBusyAt(WEEK.from + minute * 60_000)).toBe(meant);
      }
    }),
    { numRuns: 50 },
  );
});
