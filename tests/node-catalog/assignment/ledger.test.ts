import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  byHash,
  type Credits,
  differences,
  split,
  spreadLeavers,
  takeBack,
  transfer,
} from "../../../node-catalog/assignment/ledger.ts";
import type { DecisionMember } from "../../../node-catalog/kit/because.ts";
import { nextInTurn } from "../../../node-catalog/assignment/strategies/next-in-turn.ts";

const sum = (credits: Iterable<bigint>): bigint => [...credits].reduce((total, credit) => total + credit, 0n);
const personId = fc.string({ maxLength: 6 }).map((id) => `id ${id}`);
const people = fc.uniqueArray(fc.record({ id: personId, weight: fc.integer({ min: 1, max: 50 }) }), {
  minLength: 1,
  maxLength: 9,
  selector: ({ id }) => id,
});
const credit = fc.bigInt({ min: -5_000_000n, max: 5_000_000n });

test("a split gives each the whole part of what is due, and leaves less than a micro-unit per person", () => {
  fc.assert(
    fc.property(people, fc.bigInt({ min: 0n, max: 10n ** 12n }), (all, value) => {
      const { gains, rest } = split(all, value);
      const total = BigInt(all.reduce((weights, { weight }) => weights + weight, 0));
      for (const { id, weight } of all) expect(gains.get(id)).toBe((value * BigInt(weight)) / total);
      expect(sum(gains.values()) + rest).toBe(value);
      expect(rest < BigInt(all.length)).toBe(true);
    }),
  );
});

test("a pick that is taken back leaves the balance as it was, to the micro-unit", () => {
  fc.assert(
    fc.property(people, fc.array(credit, { minLength: 9, maxLength: 9 }), fc.string(), (all, credits, seed) => {
      const before: Credits = Object.fromEntries(all.map(({ id }, index) => [id, credits[index]!]));
      const candidates = all.map((one) => ({ ...one, credit: before[one.id]!, lastPickedAt: null }));
      const { id, after, gains } = nextInTurn(candidates, seed)!;
      const members = [...gains].map(([personId, gained]) => ({ personId, gained: String(gained) }) as DecisionMember);
      expect(takeBack(after, { chosen: id, members })).toEqual(before);
    }),
  );
});

test("a pick that is taken back after somebody has left keeps the sum, too", () => {
  const members = [
    { personId: "ann", gained: "500000" },
    { personId: "bob", gained: "500000" },
  ] as DecisionMember[];
  const annHasLeft = { bob: -250_000n, cem: 250_000n };
  const staying = ["bob", "cem"].map((id) => ({ id, weight: 1 }));
  for (const chosen of ["ann", "bob"]) {
    const after = spreadLeavers(takeBack(annHasLeft, { chosen, members }), staying, "seed");
    expect(Object.keys(after)).toEqual(["bob", "cem"]);
    expect(sum(Object.values(after))).toBe(0n);
  }
});

describe("people who leave", () => {
  test("hand their balance to those who stay, so that the sum stays", () => {
    fc.assert(
      fc.property(people, fc.dictionary(personId, credit), fc.string(), (staying, credits, seed) => {
        const after = spreadLeavers(credits, staying, seed);
        expect(sum(Object.values(after))).toBe(sum(Object.values(credits)));
        expect(Object.keys(after).every((id) => staying.some((one) => one.id === id))).toBe(true);
      }),
    );
  });

  test("give by share, in debt too", () => {
    const staying = [
      { id: "ann", weight: 3 },
      { id: "bob", weight: 1 },
    ];
    expect(spreadLeavers({ ann: 10n, cem: -400n }, staying, "seed")).toEqual({ ann: -290n, bob: -100n });
  });

  test("take the balance with them when nobody stays", () => {
    expect(spreadLeavers({ ann: 5n }, [], "seed")).toEqual({});
  });
});

test("a transfer gives one person exactly what the others lose, and each of them by share", () => {
  fc.assert(
    fc.property(people, credit, fc.string(), (others, amount, seed) => {
      const before: Credits = Object.fromEntries(others.map(({ id }, index) => [id, BigInt(index)]));
      const after = transfer(before, { to: "somebody else", amount }, others, seed);
      expect(sum(Object.values(after))).toBe(sum(Object.values(before)));
      expect(after["somebody else"] ?? 0n).toBe(amount);
      expect(sum(differences(before, after).map((one) => one.amount))).toBe(0n);
      const total = others.reduce((weights, { weight }) => weights + weight, 0);
      for (const { id, weight } of others) {
        const exact = (-Number(amount) * weight) / total;
        expect(Math.abs(Number(after[id]! - before[id]!) - exact)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("two balances added up hold everybody of both", () => {
  expect(add({ ann: 5n, bob: -5n }, { bob: 2n, cem: -2n })).toEqual({ ann: 5n, bob: -3n, cem: -2n });
});

test("hashed order is an order: the same for the same seed, whatever came in", () => {
  const ids = ["ann", "bob", "cem", "dua", "eva"].map((id) => ({ id }));
  expect(ids.toReversed().toSorted(byHash("x"))).toEqual(ids.toSorted(byHash("x")));
});
