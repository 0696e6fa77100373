const DURATION = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export const DURATION_UNITS = ["seconds", "minutes", "hours", "days"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];
const SECONDS: Record<DurationUnit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

export interface Amount {
  readonly count: number;
  readonly unit: DurationUnit;
}

/** "PT15M" → 15 minutes, in the largest unit that keeps it whole. @returns undefined when it is no duration */
export function toAmount(duration: unknown): Amount | undefined {
  const match = typeof duration === "string" ? DURATION.exec(duration) : null;
  if (!match) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const total = (weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds;
  const unit = DURATION_UNITS.findLast((candidate) => total % SECONDS[candidate] === 0) ?? "seconds";
  return { count: total / SECONDS[unit], unit };
}

/** 15 minutes → "PT15M". */
export function toDuration({ count, unit }: Amount): string {
  if (unit === "days") return `P${count}D`;
  return `PT${count}${unit.charAt(0).toUpperCase()}`;
}
