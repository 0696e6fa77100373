import type { ReminderView } from "../../server/reminders/contract.ts";
import { whenNear } from "../ui/time.ts";

/** What somebody wrote; what else could be meant, where they wrote nothing. */
export const reminderWords = ({ text }: Pick<ReminderView, "text">): string => text || "Get in touch again";

/** After "You are reminded": "at 14:20", "tomorrow 09:00". */
export function dueWords(dueAt: string, now: number): string {
  const words = whenNear(dueAt, now);
  return /^\d\d:/.test(words) ? `at ${words}` : words;
}
