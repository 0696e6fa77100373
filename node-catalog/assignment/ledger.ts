import type { PersonId } from "../kit/domain.ts";

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
 * Splits `value` by weight in exact integers: `⌊value · weight / Σ weight⌋` each, and the micro-units that are left go one
 * by one in the order of the hashed ids, so that nobody gains by the spelling of a name.
 *
 * @param seed changes the order of the hash from pick to pick
 * @returns what each gains; the sum is exactly `value`
 */
export function share(people: readonly Shareholder[], value: bigint, seed: string): Map<PersonId, bigint> {
  const total = people.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const gains = new Map(people.map(({ id, weight }) => [id, (value * BigInt(weight)) / total]));
  let rest = value - [...gains.values()].reduce((sum, gain) => sum + gain, 0n);
  if (rest === 0n) return gains;
  for (const { id } of people.toSorted(byHash(seed))) {
    if (rest === 0n) break;
    gains.set(id, gains.get(id)! + 1n);
    rest -= 1n;
  }
  return gains;
}

/** Takes back a pick, when a lead is reassigned by hand: who had it gets the turn again, the others return their gain. */
export function reverse(
  credits: Credits,
  people: readonly Shareholder[],
  winner: PersonId,
  value: bigint,
  seed: string,
): Credits {
  const gains = share(people, value, seed);
  return change(credits, (id) => (id === winner ? value : 0n) - (gains.get(id) ?? 0n), gains.keys());
}

/** Spreads the balance of people who left over those who stay, so that the sum stays what it was. */
export function spreadLeavers(credits: Credits, staying: readonly Shareholder[], seed: string): Credits {
  const ids = new Set(staying.map(({ id }) => id));
  const left = Object.entries(credits).filter(([id]) => !ids.has(id));
  const rest = left.reduce((sum, [, credit]) => sum + credit, 0n);
  const kept = Object.fromEntries(Object.entries(credits).filter(([id]) => ids.has(id)));
  if (rest === 0n || staying.length === 0) return kept;
  const gains = share(staying, rest < 0n ? -rest : rest, seed);
  return change(kept, (id) => (rest < 0n ? -gains.get(id)! : gains.get(id)!), gains.keys());
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
