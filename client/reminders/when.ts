import type { QuickTime, ReminderChange, ReminderView } from "../../server/reminders/contract.ts";
import { QUICK_WORDS, quickMoment } from "./quick-times.ts";

/** In place of a quick choice: a moment of one's own. */
export const OWN = "own";

export interface When {
  /** A quick choice, or {@link OWN}; null while nothing is chosen. */
  readonly choice: string | null;
  /** "2026-12-24T09:00", on this device's clock. */
  readonly own: string;
}

/** Nothing is chosen for a new reminder; for one that is still to come its own time is, else the field begins tomorrow at nine. */
export function whenFrom(now: number, dueAt?: string): When {
  const isToCome = dueAt !== undefined && Date.parse(dueAt) > now;
  return isToCome
    ? { choice: OWN, own: asTyped(Date.parse(dueAt)) }
    : { choice: null, own: asTyped(quickMoment("tomorrow-morning", now)) };
}

/** The chosen moment, as the server wants it; null as long as something is missing. */
export function momentOf({ choice, own }: When, now: number): string | null {
  if (choice === null) return null;
  const at = isQuick(choice) ? quickMoment(choice, now) : Date.parse(own);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/**
 * What is sent of a changed reminder: only what is not as it was. Null while there is nothing to send.
 *
 * @param before the reminder
 * @param text as it is in the form
 */
export function reminderChange(before: ReminderView, when: When, text: string, now: number): ReminderChange | null {
  const moment = momentOf(when, now);
  // The field knows no seconds: a time that nobody touched is not a new one.
  const isMoved = moment !== null && !(when.choice === OWN && when.own === asTyped(Date.parse(before.dueAt)));
  const change = { ...(isMoved && { when: moment }), ...(text.trim() !== before.text && { text: text.trim() }) };
  return Object.keys(change).length > 0 ? change : null;
}

const isQuick = (choice: string): choice is QuickTime => choice in QUICK_WORDS;

/** Swedish writes what the field wants; in this device's zone, as the field shows it. */
const asTyped = (at: number): string => new Date(at).toLocaleString("sv-SE").slice(0, 16).replace(" ", "T");
