import type { QuickTime } from "../../server/reminders/contract.ts";

const HOUR_MS = 60 * 60 * 1000;
const MORNING = 9;

/** The quick choices, as said on buttons. */
export const QUICK_WORDS: Readonly<Record<QuickTime, string>> = {
  "in-1-hour": "In 1 hour",
  "tomorrow-morning": "Tomorrow 09:00",
  "next-monday-morning": "Next Monday 09:00",
};
export const QUICK_TIMES = Object.keys(QUICK_WORDS) as readonly QuickTime[];

/**
 * The moment that a quick choice says on this device's clock, which everything else on the screen goes by: whoever travels
 * and taps "Tomorrow 09:00" means nine where they are.
 *
 * @param now epoch milliseconds
 * @returns epoch milliseconds
 */
export function quickMoment(choice: QuickTime, now: number): number {
  if (choice === "in-1-hour") return now + HOUR_MS;
  const today = new Date(now);
  const days = choice === "tomorrow-morning" ? 1 : 7 - ((today.getDay() + 6) % 7);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING).getTime();
}
