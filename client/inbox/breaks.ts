const MINUTE = 60_000;
const MORNING_HOUR = 8;

/** The usual breaks with their return, in epoch milliseconds; times of day are the reader's own. */
export function breaks(now: number): readonly { readonly label: string; readonly until: number }[] {
  return [
    { label: "30 minutes", until: now + 30 * MINUTE },
    { label: "1 hour", until: now + 60 * MINUTE },
    { label: "2 hours", until: now + 120 * MINUTE },
    { label: "The rest of today", until: morning(now, 1) },
    { label: "One week", until: morning(now, 7) },
  ];
}

function morning(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(MORNING_HOUR, 0, 0, 0);
}
