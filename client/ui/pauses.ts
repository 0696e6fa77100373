import { addDays, nextMonday, todayIn } from "./days.ts";

const MINUTE = 60_000;

export interface PauseChoice {
  readonly label: string;
  /** A moment (ISO 8601), or a day ("2026-12-24"): back when their work begins on it. */
  readonly until: string;
}

/** The end of the usual one, a meal or a meeting: an hour from now. */
export const usualPause = (now: number): string => new Date(now + 60 * MINUTE).toISOString();

/** The usual pauses with their return; days are those of the zone in which somebody works. */
export function pauses(timeZone: string, now: number): PauseChoice[] {
  const minutes = (count: number) => new Date(now + count * MINUTE).toISOString();
  const today = todayIn(timeZone, now);
  const [tomorrow, monday] = [addDays(today, 1), nextMonday(today)];
  return [
    { label: "For 30 minutes", until: minutes(30) },
    { label: "For 1 hour", until: minutes(60) },
    { label: "For 2 hours", until: minutes(120) },
    { label: "Until tomorrow morning", until: tomorrow },
    ...(monday === tomorrow ? [] : [{ label: "Until Monday morning", until: monday }]),
  ];
}
