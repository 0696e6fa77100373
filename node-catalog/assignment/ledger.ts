import type { PersonId } from "../kit/domain.ts";
import type { Decision } from "../kit/because.ts";

/** What one lead counts for, in micro-units of a turn. */
export const ONE_LEAD = 1_000_000n;

/** A turn balance: what each person is owed (positive) or has had in advance (negative), in micro-units. */
export type Credits = Readonly<Record<PersonId, bigint>>;

export interface Shareholder {
  readonly id: PersonId;
  /** A positive integer. */
  readonly weight: number;
}

/**
 * Splits `value` by weight in exact integers: `⌊value · weight / Σ weight⌋` each. What is left of the value, fewer
 * micro-units than there are people, is for the caller to give away.
 */
export function split(people: readonly Shareholder[], value: bigint): { gains: Map<PersonId, bigint>; rest: bigint } {
  const total = people.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const gains = new Map(people.map(({ id, weight }) => [id, (value * BigInt(weight)) / total]));
  return { gains, rest: value - sum(gains.values()) };
}

/**
 * Takes back a pick, when a lead is given to somebody else by hand: who had it gets the turn again, the others return
 * what they gained. Read from the receipt, so it holds for every strategy and whoever has joined or left since.
 */
export function takeBack(credits: Credits, { chosen, members }: Pick<Decision, "chosen" | "members">): Credits {
  if (chosen === null) return credits;
  const gains = new Map(members.map(({ personId, gained }) => [personId, BigInt(gained)]));
  const value = sum(gains.values());
  return change(credits, (id) => (id === chosen ? value : 0n) - gains.get(id)!, gains.keys());
}

/**
 * Spreads the balance of people who left over those who stay, by share, so that the sum stays what it was.
 *
 * @param seed decides who gets the micro-units that do not divide
 */
export function spreadLeavers(credits: Credits, staying: readonly Shareholder[], seed: string): Credits {
  const ids = new Set(staying.map(({ id }) => id));
  const left = sum(Object.entries(credits).flatMap(([id, credit]) => (ids.has(id) ? [] : [credit])));
  const kept = Object.fromEntries(Object.entries(credits).filter(([id]) => ids.has(id)));
  if (left === 0n || staying.length === 0) return kept;
  const sign = left < 0n ? -1n : 1n;
  const { gains, rest } = split(staying, left * sign);
  const lucky = new Set(
    staying
      .toSorted(byHash(seed))
      .slice(0, Number(rest))
      .map(({ id }) => id),
  );
  return change(kept, (id) => sign * (gains.get(id)! + (lucky.has(id) ? 1n : 0n)), gains.keys());
}

function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

function change(credits: Credits, by: (id: PersonId) => bigint, ids: Iterable<PersonId>): Credits {
  const next: Record<PersonId, bigint> = { ...credits };
  for (const id of ids) next[id] = (next[id] ?? 0n) + by(id);
  return next;
}

/** Orders people by a hash of their id and the seed, in equal parts over the seeds. */
export function byHash(seed: string): (a: { id: PersonId }, b: { id: PersonId }) => number {
  return (a, b) => hash(a.id + seed) - hash(b.id + seed) || (a.id < b.id ? -1 : 1);
}

/** FNV-1a, 32 bit, then the finish of MurmurHash3: FNV alone favoured one of three people in 38 % of ties. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
