import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byHash,
  type Credits,
  ONE_LEAD,
  reverse,
  share,
  spreadLeavers,
} from "../../../node-catalog/assignment/ledger.ts";
import { nextInTurn } from "../../../node-catalog/assignment/strategies/next-in-turn.ts";

const sum = (credits: Iterable<bigint>): bigint => [...credits].reduce((total, credit) => total + credit, 0n);
const people = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 6 }), weight: fc.integer({ min: 1, max: 50 }) }),
  { minLength: 1, maxLength: 9, selector: ({ id }) => id },
);
const credit = fc.bigInt({ min: -5_000_000n, max: 5_000_000n });

describe("a share", () => {
  test("sums to exactly the value and is within one micro-unit of the true part", () => {
    fc.assert(
      fc.property(people, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.string(), (all, value, seed) => {
        const gains = share(all, value, seed);
        const total = BigInt(all.reduce((weights, { weight }) => weights + weight, 0));
        expect(sum(gains.values())).toBe(value);
        for (const { id, weight } of all) {
          const floor = (value * BigInt(weight)) / total;
          expect([floor, floor + 1n]).toContain(gains.get(id));
        }
      }),
    );
  });

  test("gives the micro-unit that is left to another person from lead to lead", () => {
    const three = ["ann", "bob", "cem"].map((id) => ({ id, weight: 1 }));
    const lucky = new Set(
      Array.from(
        { length: 50 },
        (_, lead) => [...share(three, ONE_LEAD, `lead ${lead}`)].find(([, gain]) => gain === 333_334n)![0],
      ),
    );
    expect(lucky.size).toBe(3);
  });
});

describe("a lead that is taken back", () => {
  test("leaves the balance as it was before the pick, to the micro-unit", () => {
    fc.assert(
      fc.property(people, fc.array(credit, { minLength: 9, maxLength: 9 }), fc.string(), (all, credits, seed) => {
        const before: Credits = Object.fromEntries(all.map(({ id }, index) => [id, credits[index]!]));
        const candidates = all.map((one) => ({ ...one, credit: before[one.id]!, lastPickedAt: null }));
        const { id, after } = nextInTurn(candidates, seed)!;
        expect(reverse(after, all, id, ONE_LEAD, seed)).toEqual(before);
      }),
    );
  });
});

describe("people who leave", () => {
  test("hand their balance to those who stay, so that the sum stays", () => {
    fc.assert(
      fc.property(
        people,
        fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), credit),
        fc.string(),
        (staying, credits, seed) => {
          const after = spreadLeavers(credits, staying, seed);
          expect(sum(Object.values(after))).toBe(sum(Object.values(credits)));
          expect(Object.keys(after).every((id) => staying.some((one) => one.id === id))).toBe(true);
        },
      ),
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

test("hashed order is an order: the same for the same seed, whatever came in", () => {
  const ids = ["ann", "bob", "cem", "dua", "eva"].map((id) => ({ id }));
  expect(ids.toReversed().toSorted(byHash("x"))).toEqual(ids.toSorted(byHash("x")));
});
