import { type Fairness, measureFairness } from "./fairness/measure.ts";
import { lowestCount, turnsByLedger } from "./fairness/rotations.ts";
import type { Limit, Report } from "./report.ts";

const STORY = { leads: 400_000, seed: 7 };
const CATCHING_UP = { leads: 100_000, seed: 7 };
/** As often as the job comes round at a lead every three seconds. */
const CATCH_UP_EVERY = 20;

/** What fairness means in numbers; the suite checks a shorter story by the same. */
export const LIMITS = { largestDeviation: 2, longestStreak: 6, returneeMostBeyondShare: 2 } as const;

/**
 * Who gets how much while people are away, leave, join, speak different languages and have their shares changed: the
 * product's turns, next to the rotation that most systems have, on the same leads. Needs no database.
 */
export function benchFairness(report: Report): void {
  const turns = measureFairness(turnsByLedger(), STORY);
  const lowest = measureFairness(lowestCount(), STORY);
  const catchUp = measureFairness(turnsByLedger({ catchUpEvery: CATCH_UP_EVERY }), CATCHING_UP);
  report.row("leads handed out among twelve", turns.handedOut.toLocaleString("en"));
  compare("largest deviation from the share", "largestDeviation");
  compare("longest streak of one person", "longestStreak");
  report.row("absences that ended", String(turns.returns));
  compare("40 leads after: most beyond the share", "returneeMostBeyondShare");
  report.row("40 leads after: got of the share", percent(turns));
  report.row("40 leads after: got of the share, by lowest count", percent(lowest));
  report.row("40 leads after: got of the share, catching up", percent(catchUp));
  report.row("time to decide, per lead", `${turns.microsecondsPerLead.toFixed(0)} µs`);

  function compare(name: string, what: keyof typeof LIMITS): void {
    report.limit(name, leadsAtMost(turns[what], LIMITS[what]));
    report.row(`${name}, by lowest count`, leads(lowest[what]));
  }
}

const leads = (value: number): string => `${value.toFixed(Number.isInteger(value) ? 0 : 2)} leads`;

const leadsAtMost = (value: number, limit: number): Limit => ({
  value,
  text: `${leads(value)} (limit ≤ ${limit})`,
  ok: value <= limit,
});

const percent = ({ returneeGotOfShare }: Fairness): string => `${(returneeGotOfShare * 100).toFixed(0)} %`;
