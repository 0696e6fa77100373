import type { PersonId } from "../kit/domain.ts";
import type { MemberFacts } from "../kit/facts.ts";
import type { Decision } from "../kit/because.ts";

/** What one lead counts for, in micro-units of a turn: whole numbers, exact up to nine billion leads. */
export const ONE_LEAD = 1_000_000;

/** A turn balance: what each person is owed (positive) or has had in advance (negative), in micro-units. */
export type Credits = Readonly<Record<PersonId, number>>;

export interface Shareholder {
  readonly id: PersonId;
  /** A positive integer. */
  readonly weight: number;
}

/** Whoever a limit holds back goes on being owed up to this much, where the team says so: two leads, not a burst. */
export const HELD_BACK_MOST = 2 * ONE_LEAD;

/** Why a balance changed, other than by what each pick adds to everybody: that follows from the receipts. */
export const ENTRY_REASONS = [
  "picked",
  "reassigned",
  "bad-lead",
  "excused",
  "joined",
  "left",
  "spread",
  "share-changed",
  "corrected",
  "balanced",
  "caught-up",
  "merged",
] as const;
export type EntryReason = (typeof ENTRY_REASONS)[number];

export interface Gains {
  /** In the order of the people. */
  readonly gains: readonly number[];
  /** What does not divide: fewer micro-units than there are people. */
  readonly rest: number;
}

/**
 * Splits `value` by weight in exact integers: `⌊value · weight / Σ weight⌋` each. What is left is for the caller to give
 * away.
 *
 * @param people with positive shares; at least one
 */
export function split(people: readonly Shareholder[], value: number): Gains {
  const total = people.reduce((sum, { weight }) => sum + weight, 0);
  const gains = people.map(({ weight }) => Math.floor((value * weight) / total));
  return { gains, rest: value - sum(gains) };
}

/**
 * Takes back a pick, when a lead is given to somebody else by hand: who had it gets the turn again, the others return
 * what they gained. Read from the receipt, so it holds for every strategy and whoever has joined or left since.
 */
export function takeBack(credits: Credits, { chosen, members }: Pick<Decision, "chosen" | "members">): Credits {
  if (chosen === null) return credits;
  const gains = new Map(members.map(({ personId, gained }) => [personId, gained]));
  const value = sum(gains.values());
  return change(credits, (id) => (id === chosen ? value : 0) - gains.get(id)!, gains.keys());
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
  return staying.length === 0 ? kept : spread(kept, left, staying, seed);
}

/**
 * Gives `amount` to one person, or takes it when it is negative; the others pay or get it by share, so that the sum stays
 * what it was.
 *
 * @param others at least one
 */
export function transfer(
  credits: Credits,
  { to, amount }: { readonly to: PersonId; readonly amount: number },
  others: readonly Shareholder[],
  seed: string,
): Credits {
  return spread(
    change(credits, () => amount, [to]),
    -amount,
    others,
    seed,
  );
}

/** The balance of a team as it stands in the order of its members. */
export const creditsOf = (members: readonly MemberFacts[], credits: readonly number[]): Credits =>
  Object.fromEntries(members.map(({ personId }, place) => [personId, credits[place] ?? 0]));

/** Adds up two balances: one team takes in the people and the turns of another. */
export function add(one: Credits, other: Credits): Credits {
  return change(one, (id) => other[id]!, Object.keys(other));
}

/** What changed between two balances, without those who stay as they were. */
export function differences(before: Credits, after: Credits): { personId: PersonId; amount: number }[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids]
    .map((personId) => ({ personId, amount: (after[personId] ?? 0) - (before[personId] ?? 0) }))
    .filter(({ amount }) => amount !== 0);
}

function spread(credits: Credits, amount: number, people: readonly Shareholder[], seed: string): Credits {
  if (amount === 0) return credits;
  const sign = Math.sign(amount);
  const { gains, rest } = split(people, amount * sign);
  const lucky = new Set(
    people
      .toSorted(byHash(seed))
      .slice(0, rest)
      .map(({ id }) => id),
  );
  const next: Record<PersonId, number> = { ...credits };
  people.forEach(({ id }, index) => {
    next[id] = (next[id] ?? 0) + sign * (gains[index]! + (lucky.has(id) ? 1 : 0));
  });
  return next;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function change(credits: Credits, by: (id: PersonId) => number, ids: Iterable<PersonId>): Credits {
  const next: Record<PersonId, number> = { ...credits };
  for (const id of ids) next[id] = (next[id] ?? 0) + by(id);
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
