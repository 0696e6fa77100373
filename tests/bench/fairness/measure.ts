import type { Rotation } from "./rotations.ts";
import { teamLife } from "./team-life.ts";

/** Of each absence, the leads after it that the person could have had. */
const FIRST = 40;

export interface Fairness {
  readonly handedOut: number;
  /** The largest difference, at any moment, between what somebody got and what was their share of what they could have had. */
  readonly largestDeviation: number;
  /** Leads in a row to one person that somebody else could have had. */
  readonly longestStreak: number;
  readonly returns: number;
  /** Of the first 40 leads after an absence: the most that somebody got beyond their share, and the mean of what all got of it. */
  readonly returneeMostBeyondShare: number;
  readonly returneeGotOfShare: number;
  readonly microsecondsPerLead: number;
}

interface Return {
  seen: number;
  got: number;
  due: number;
}

/** Lets a rotation hand out the leads of a team's life, and measures what everybody got. */
export function measureFairness(rotation: Rotation, { leads, seed }: { leads: number; seed: number }): Fairness {
  const balance = new Map<string, number>();
  const watched = new Map<string, Return>();
  const returns: Return[] = [];
  let [handedOut, largestDeviation, streak, longestStreak, spentMs] = [0, 0, 0, 0, 0];
  let last: string | undefined;
  for (const happening of teamLife(leads, seed)) {
    const started = performance.now();
    const { to, eligible } = rotation(happening);
    spentMs += performance.now() - started;
    for (const id of happening.left) watched.delete(id);
    for (const id of happening.back) watched.set(id, { seen: 0, got: 0, due: 0 });
    if (to === undefined) continue;
    handedOut++;
    if (eligible.length > 1) {
      streak = to === last ? streak + 1 : 1;
      longestStreak = Math.max(longestStreak, streak);
      last = to;
    }
    const shares = eligible.reduce((sum, { weight }) => sum + weight, 0);
    for (const { person, weight } of eligible) {
      const got = person.id === to ? 1 : 0;
      const deviation = (balance.get(person.id) ?? 0) + got - weight / shares;
      balance.set(person.id, deviation);
      largestDeviation = Math.max(largestDeviation, Math.abs(deviation));
      const back = watched.get(person.id);
      if (!back) continue;
      back.seen++;
      back.got += got;
      back.due += weight / shares;
      if (back.seen === FIRST) returns.push(back) && watched.delete(person.id);
    }
  }
  return {
    handedOut,
    largestDeviation,
    longestStreak,
    returns: returns.length,
    returneeMostBeyondShare: Math.max(...returns.map(({ got, due }) => got - due)),
    returneeGotOfShare: sumOf(returns, "got") / sumOf(returns, "due"),
    microsecondsPerLead: (spentMs * 1000) / leads,
  };
}

const sumOf = (returns: readonly Return[], what: "got" | "due"): number =>
  returns.reduce((sum, one) => sum + one[what], 0);
