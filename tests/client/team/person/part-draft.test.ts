import { expect, test } from "vitest";
import type { WeeklyHours } from "../../../../node-catalog/kit/domain.ts";
import { afterSaving, changePart, toSend } from "../../../../client/team/person/part-draft.ts";

const saved: { hours: WeeklyHours; timeZone: string } = { hours: { mon: [["09:00", "17:00"]] }, timeZone: "UTC" };
const shorter: WeeklyHours = { mon: [["09:00", "12:00"]] };

test("what is changed and changed back is unchanged", () => {
  const changed = changePart(null, saved, { hours: shorter });
  expect(changed?.draft.hours).toBe(shorter);
  expect(changePart(changed, saved, { hours: { mon: [["09:00", "17:00"]] } })).toBeNull();
});

test("what somebody else saved meanwhile is neither shown as a change nor undone", () => {
  const changed = changePart(null, saved, { hours: shorter })!;
  const meanwhile = { ...saved, timeZone: "Europe/Berlin" };
  expect(changePart(changed, meanwhile, { hours: {} })!.base).toBe(saved);
  expect(toSend(changed)).toEqual({ hours: shorter });
});

test("after saving nothing is left to save, but what was typed meanwhile is", () => {
  const sent = changePart(null, saved, { hours: shorter })!;
  expect(afterSaving(sent, sent)).toBeNull();
  const typedOn = changePart(sent, saved, { timeZone: "Europe/Berlin" })!;
  expect(toSend(afterSaving(typedOn, sent)!)).toEqual({ timeZone: "Europe/Berlin" });
});
