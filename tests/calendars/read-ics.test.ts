import { readIcs } from "../../server/calendars/ics/read-ics.ts";
import { expect, test } from "../setup/test.ts";
import { anIcs } from "./an-ics.ts";

const from = Date.parse("2026-03-23T00:00:00Z");
const asked = { span: { from, to: from + 86_400_000 }, timeZone: "UTC", emails: [] };

test("a calendar is read beside everything else", async () => {
  const text = anIcs(["DTSTART:20260323T090000Z", "DURATION:PT1H"]);
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  const times = await readIcs({ ...asked, text: text.repeat(2_000) });
  clearInterval(counting);
  expect(times).toEqual([[from + 9 * 3_600_000, from + 10 * 3_600_000]]);
  expect(turns).toBeGreaterThan(5);
});

test("one that repeats every second for ever is given up, as is one that is none", async () => {
  const endless = ["DTSTART:19000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"];
  await expect(readIcs({ ...asked, text: anIcs(endless) }, 1_000)).rejects.toMatchObject({
    code: "calendar-too-large",
  });
  await expect(readIcs({ ...asked, text: "<html>" })).rejects.toMatchObject({ code: "not-a-calendar" });
});
