import type { Given, Rotation } from "./rotations.ts";
import { type Happening, teamLife } from "./team-life.ts";

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

/** One person's part in one lead. */
interface Part {
  readonly id: string;
  readonly got: 0 | 1;
  /** The part of the lead that was their share. */
  readonly due: number;
}

/** Lets a rotation hand out the leads of a team's life, and measures what everybody got. */
export function measureFairness(rotation: Rotation, { leads, seed }: { leads: number; seed: number }): Fairness {
  const deviations = new Deviations();
  const streaks = new Streaks();
  const returnees = new Returnees();
  let handedOut = 0;
  let spentMs = 0;
  for (const happening of teamLife(leads, seed)) {
    const started = performance.now();
    const given = rotation(happening);
    spentMs += performance.now() - started;
    returnees.follow(happening);
    if (given.to === undefined) continue;
    handedOut++;
    if (given.eligible.length > 1) streaks.count(given.to);
    for (const part of partsOf(given)) {
      deviations.count(part);
      returnees.count(part);
    }
  }
  const microsecondsPerLead = (spentMs * 1000) / leads;
  return { handedOut, ...deviations.found, ...streaks.found, ...returnees.found, microsecondsPerLead };
}

function partsOf({ to, eligible }: Given): Part[] {
  const shares = eligible.reduce((sum, { weight }) => sum + weight, 0);
  return eligible.map(({ person: { id }, weight }) => ({ id, got: id === to ? 1 : 0, due: weight / shares }));
}

class Deviations {
  readonly #of = new Map<string, number>();
  #largest = 0;

  count({ id, got, due }: Part): void {
    const deviation = (this.#of.get(id) ?? 0) + got - due;
    this.#of.set(id, deviation);
    this.#largest = Math.max(this.#largest, Math.abs(deviation));
  }

  get found(): Pick<Fairness, "largestDeviation"> {
    return { largestDeviation: this.#largest };
  }
}

class Streaks {
  #last: string | undefined;
  #length = 0;
  #longest = 0;

  count(id: string): void {
    this.#length = id === this.#last ? this.#length + 1 : 1;
    this.#longest = Math.max(this.#longest, this.#length);
    this.#last = id;
  }

  get found(): Pick<Fairness, "longestStreak"> {
    return { longestStreak: this.#longest };
  }
}

class Returnees {
  readonly #watched = new Map<string, { seen: number; got: number; due: number }>();
  #returns = 0;
  #got = 0;
  #due = 0;
  #mostBeyond = 0;

  follow({ left, back }: Happening): void {
    for (const id of left) this.#watched.delete(id);
    for (const id of back) this.#watched.set(id, { seen: 0, got: 0, due: 0 });
  }

  count({ id, got, due }: Part): void {
    const back = this.#watched.get(id);
    if (!back) return;
    back.got += got;
    back.due += due;
    if (++back.seen < FIRST) return;
    this.#watched.delete(id);
    this.#returns++;
    this.#got += back.got;
    this.#due += back.due;
    this.#mostBeyond = Math.max(this.#mostBeyond, back.got - back.due);
  }

  get found(): Pick<Fairness, "returns" | "returneeMostBeyondShare" | "returneeGotOfShare"> {
    const returneeGotOfShare = this.#got / this.#due;
    return { returns: this.#returns, returneeMostBeyondShare: this.#mostBeyond, returneeGotOfShare };
  }
}
