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
import { afterwards } from "./a-decision.ts";
import { nextInTurn } from "../../../node-catalog/assignment/strategies/next-in-turn.ts";

const sum = (credits: Iterable<number>): number => [...credits].reduce((total, credit) => total + credit, 0);
const personId = fc.string({ maxLength: 6 }).map((id) => `id ${id}`);
const people = fc.uniqueArray(fc.record({ id: personId, weight: fc.integer({ min: 1, max: 50 }) }), {
  minLength: 1,
  maxLength: 9,
  selector: ({ id }) => id,
});
const credit = fc.integer({ min: -5_000_000, max: 5_000_000 });

test("a split gives each the whole part of what is due, and leaves less than a micro-unit per person", () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 10 ** 12 }), (all, value) => {
      const { gains, rest } = split(all, value);
      const total = BigInt(all.reduce((weights, { weight }) => weights + weight, 0));
      const exact = all.map(({ weight }) => Number((BigInt(value) * BigInt(weight)) / total));
      expect(gains).toEqual(exact);
      expect(sum(gains) + rest).toBe(value);
      expect(rest).toBeLessThan(all.length);
    }),
  );
});

test("a pick that is taken back leaves the balance as it was, to the micro-unit", () => {
  fc.assert(
    fc.property(people, fc.array(credit, { minLength: 9, maxLength: 9 }), fc.string(), (all, credits, seed) => {
      const before: Credits = Object.fromEntries(all.map(({ id }, index) => [id, credits[index]!]));
      const candidates = all.map((one, place) => ({ ...one, place, credit: before[one.id]!, lastPickedAt: null }));
      const choice = nextInTurn(candidates, seed)!;
      const members = choice.people.map(
        ({ id: who }, index) => ({ personId: who, gained: choice.gains[index]! }) as DecisionMember,
      );
      expect(takeBack(afterwards(choice), { chosen: choice.winner.id, members })).toEqual(before);
    }),
  );
});

test("a pick that is taken back after somebody has left keeps the sum, too", () => {
  const members = [
    { personId: "ann", gained: 500_000 },
    { personId: "bob", gained: 500_000 },
  ] as DecisionMember[];
  const annHasLeft = { bob: -250_000, cem: 250_000 };
  const staying = ["bob", "cem"].map((id) => ({ id, weight: 1 }));
  for (const chosen of ["ann", "bob"]) {
    const after = spreadLeavers(takeBack(annHasLeft, { chosen, members }), staying, "seed");
    expect(Object.keys(after)).toEqual(["bob", "cem"]);
    expect(sum(Object.values(after))).toBe(0);
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
    expect(spreadLeavers({ ann: 10, cem: -400 }, staying, "seed")).toEqual({ ann: -290, bob: -100 });
  });

  test("take the balance with them when nobody stays", () => {
    expect(spreadLeavers({ ann: 5 }, [], "seed")).toEqual({});
  });
});

test("a transfer gives one person exactly what the others lose, and each of them by share", () => {
  fc.assert(
    fc.property(people, credit, fc.string(), (others, amount, seed) => {
      const before: Credits = Object.fromEntries(others.map(({ id }, index) => [id, index]));
      const after = transfer(before, { to: "somebody else", amount }, others, seed);
      expect(sum(Object.values(after))).toBe(sum(Object.values(before)));
      expect(after["somebody else"] ?? 0).toBe(amount);
      expect(sum(differences(before, after).map((one) => one.amount))).toBe(0);
      const total = others.reduce((weights, { weight }) => weights + weight, 0);
      for (const { id, weight } of others) {
        const exact = (-amount * weight) / total;
        expect(Math.abs(after[id]! - before[id]! - exact)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("two balances added up hold everybody of both", () => {
  expect(add({ ann: 5, bob: -5 }, { bob: 2, cem: -2 })).toEqual({ ann: 5, bob: -3, cem: -2 });
});

test("hashed order is an order: the same for the same seed, whatever came in", () => {
  const ids = ["ann", "bob", "cem", "dua", "eva"].map((id) => ({ id }));
  expect(ids.toReversed().toSorted(byHash("x"))).toEqual(ids.toSorted(byHash("x")));
});
