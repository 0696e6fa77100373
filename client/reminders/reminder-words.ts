import type { QuickTime, ReminderView } from "../../server/reminders/contract.ts";

/** The quick choices, as said on buttons. */
export const QUICK_WORDS: Readonly<Record<QuickTime, string>> = {
  "in-1-hour": "In 1 hour",
  "tomorrow-morning": "Tomorrow 09:00",
  "next-monday-morning": "Next Monday 09:00",
};
export const QUICK_TIMES = Object.keys(QUICK_WORDS) as readonly QuickTime[];

/** "Call again: after their meeting" */
export const reminderWords = ({ text }: Pick<ReminderView, "text">): string =>
  text ? `Call again: ${text}` : "Call again";
