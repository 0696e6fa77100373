import { expect, test } from "vitest";
import { dueWords, reminderWords } from "../../../client/reminders/reminder-words.ts";
import { momentOf, OWN, reminderChange, whenFrom } from "../../../client/reminders/when.ts";
import type { ReminderView } from "../../../server/reminders/contract.ts";

const now = new Date(2026, 10, 22, 14, 0).getTime();
const local = (day: number, hour: number, minute = 0, second = 0) =>
  new Date(2026, 10, day, hour, minute, second).toISOString();
const reminder = (dueAt: string): ReminderView => ({
  id: "r",
  lead: { id: "l", name: "Mia Muster", company: null },
  repId: "p",
  text: "the offer",
  dueAt,
  doneAt: null,
});

test("a new reminder needs a time; one of one's own begins tomorrow at nine", () => {
  const when = whenFrom(now);
  expect(momentOf(when, now)).toBeNull();
  expect(momentOf({ ...when, choice: OWN }, now)).toBe(local(23, 9));
  expect(momentOf({ choice: OWN, own: "" }, now)).toBeNull();
  expect(momentOf({ ...when, choice: "in-1-hour" }, now)).toBe(local(22, 15));
});

test("other words alone leave the time as it is, to the second", () => {
  const before = reminder(local(25, 11, 30, 17));
  const when = whenFrom(now, before.dueAt);
  expect(when.choice).toBe(OWN);
  expect(reminderChange(before, when, "the offer", now)).toBeNull();
  expect(reminderChange(before, when, " the price ", now)).toEqual({ text: "the price" });
  expect(reminderChange(before, when, "", now)).toEqual({ text: "" });
});

test("another time alone leaves the words", () => {
  const before = reminder(local(25, 11, 30, 17));
  const when = { choice: OWN, own: "2026-11-26T08:00" };
  expect(reminderChange(before, when, "the offer", now)).toEqual({ when: local(26, 8) });
});

test("words of a reminder that is due can be corrected without a new time", () => {
  const before = reminder(local(22, 9));
  const when = whenFrom(now, before.dueAt);
  expect(when.choice).toBeNull();
  expect(reminderChange(before, when, "the price", now)).toEqual({ text: "the price" });
});

test("a reminder says what was typed, and something where nothing was", () => {
  expect(reminderWords({ text: "Send the contract" })).toBe("Send the contract");
  expect(reminderWords({ text: "" })).toBe("Get in touch again");
  expect(dueWords(local(22, 15), now)).toBe("at 15:00");
  expect(dueWords(local(23, 9), now)).toBe("tomorrow 09:00");
});
