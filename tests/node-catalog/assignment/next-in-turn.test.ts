import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Credits, HELD_BACK_MOST, ONE_LEAD } from "../../../node-catalog/assignment/ledger.ts";
import { afterwards } from "./a-decision.ts";
import { nextInTurn } from "../../../node-catalog/assignment/strategies/next-in-turn.ts";

/** Hands out leads one after the other, as a team does, and keeps the balance and the times between picks. */
class Rotation {
  credits: Credits = {};
  readonly picked: string[] = [];
  readonly #lastPickedAt = new Map<string, number>();

  pick(weights: Readonly<Record<string, number>>, seed = `seed ${this.picked.length}`): string {
    const candidates = Object.entries(weights).map(([id, weight], place) => ({
      id,
      place,
      weight,
      credit: this.credits[id] ?? 0,
      lastPickedAt: this.#lastPickedAt.get(id) ?? null,
    }));
    const choice = nextInTurn(candidates, seed)!;
    const { id } = choice.winner;
    this.credits = { ...this.credits, ...afterwards(choice) };
    this.#lastPickedAt.set(id, this.picked.length);
    this.picked.push(id);
    return id;
  }

  count(id: string, from = 0): number {
    return this.picked.slice(from).filter((one) => one === id).length;
  }
}

const sum = (credits: Credits): number => Object.values(credits).reduce((total, credit) => total + credit, 0);

const weights = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
  .map((all) => Object.fromEntries(all.map((weight, index) => [`person-${index}`, weight])));

describe("shares", () => {
  test("2 : 1 : 1 over 40 leads are 20, 10 and 10", () => {
    const rotation = new Rotation();
    for (let lead = 0; lead < 40; lead++) rotation.pick({ ann: 2, bob: 1, cem: 1 });
    expect(["ann", "bob", "cem"].map((id) => rotation.count(id))).toEqual([20, 10, 10]);
  });

  test("stay within one pick of what is due, after every single lead", () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 120 }), (shares, leads) => {
        const rotation = new Rotation();
        const total = Object.values(shares).reduce((all, weight) => all + weight, 0);
        for (let lead = 1; lead <= leads; lead++) {
          rotation.pick(shares);
          for (const [id, weight] of Object.entries(shares)) {
            expect(Math.abs(rotation.count(id) - (lead * weight) / total)).toBeLessThan(1.000_01);
          }
        }
      }),
    );
  });

  test("nobody gets two in a row while shares are equal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.string(), (people, seed) => {
        const team = Object.fromEntries(Array.from({ length: people }, (_, index) => [`person-${index}`, 1]));
        const rotation = new Rotation();
        for (let lead = 0; lead < 30; lead++) rotation.pick(team, `${seed} ${lead}`);
        expect(rotation.picked.some((id, index) => id === rotation.picked[index - 1])).toBe(false);
      }),
    );
  });
});

describe("the balance", () => {
  test("keeps its sum exactly, whoever is there", () => {
    fc.assert(
      fc.property(weights, fc.array(fc.infiniteStream(fc.boolean()), { maxLength: 80 }), (shares, present) => {
        const rotation = new Rotation();
        for (const who of present) {
          const here = Object.fromEntries(Object.entries(shares).filter(() => who.next().value));
          if (Object.keys(here).length > 0) rotation.pick(here);
          expect(sum(rotation.credits)).toBe(0);
        }
      }),
    );
  });

  test("does not grow while somebody is away, and their return gives no burst", () => {
    const rotation = new Rotation();
    for (let lead = 0; lead < 30; lead++) rotation.pick({ ann: 1, bob: 1, cem: 1 });
    const before = rotation.credits["cem"]!;
    for (let lead = 0; lead < 50; lead++) rotation.pick({ ann: 1, bob: 1 });
    expect(rotation.credits["cem"]).toBe(before);

    const back = rotation.picked.length;
    for (let lead = 0; lead < 30; lead++) rotation.pick({ ann: 1, bob: 1, cem: 1 });
    expect(rotation.count("cem", back)).toBe(10);
    expect(rotation.picked.slice(back, back + 4).filter((id) => id === "cem").length).toBeLessThanOrEqual(2);
  });

  test("of somebody who joins late starts at nothing: no burst either", () => {
    const rotation = new Rotation();
    for (let lead = 0; lead < 50; lead++) rotation.pick({ ann: 1, bob: 1 });
    const joined = rotation.picked.length;
    for (let lead = 0; lead < 30; lead++) rotation.pick({ ann: 1, bob: 1, cem: 1 });
    expect(rotation.count("cem", joined)).toBe(10);
  });

  test("never leaves the bounds of one lead per person, however presence changes", () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(["ann", "bob", "cem", "dua"], { minLength: 1 }), { maxLength: 200 }), (days) => {
        const rotation = new Rotation();
        for (const here of days) rotation.pick(Object.fromEntries(here.map((id) => [id, 1])));
        for (const credit of Object.values(rotation.credits)) {
          expect(credit > -4 * ONE_LEAD && credit < 4 * ONE_LEAD).toBe(true);
        }
      }),
    );
  });
});

describe("ties", () => {
  const even = (id: string, lastPickedAt: number | null) => ({ id, place: 0, weight: 1, credit: 0, lastPickedAt });

  test("go to whoever has waited longest; never having had one is longest of all", () => {
    expect(nextInTurn([even("ann", 5), even("bob", 3)], "seed")?.winner.id).toBe("bob");
    expect(nextInTurn([even("ann", 3), even("bob", null)], "seed")?.winner.id).toBe("bob");
  });

  test("never go to the first in the alphabet or the lowest id, but by chance of the lead in equal parts", () => {
    const wins = { ann: 0, bob: 0, cem: 0 };
    for (let lead = 0; lead < 3000; lead++) {
      wins[nextInTurn([even("ann", null), even("bob", null), even("cem", null)], `lead ${lead}`)!.winner.id as "ann"]++;
    }
    for (const count of Object.values(wins)) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test("do not depend on the order in which people are listed", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["ann", "bob", "cem", "dua"], { minLength: 1 }), fc.string(), (listed, seed) => {
        const choose = (all: readonly string[]) =>
          nextInTurn(
            all.map((id) => even(id, null)),
            seed,
          )!;
        expect(choose(listed).winner.id).toBe(choose(listed.toSorted()).winner.id);
        expect(afterwards(choose(listed))).toEqual(afterwards(choose(listed.toSorted())));
      }),
    );
  });
});

describe("who is held back by a limit and goes on being owed", () => {
  const at = (id: string, credit: number) => ({ id, place: 0, weight: 1, credit, lastPickedAt: null });

  test("gains a share like everybody and is not chosen; the sum stays", () => {
    const choice = nextInTurn([at("ann", 0), at("bob", 0)], "seed", { heldBack: [at("cem", 900_000)] })!;
    const after = afterwards(choice);
    expect(choice.winner.id).not.toBe("cem");
    expect(after["cem"]).toBe(1_233_333);
    expect(sum(after)).toBe(900_000);
  });

  test("gains no more from two turns on, so that no burst waits behind a limit", () => {
    let credit = 0;
    for (let lead = 0; lead < 60; lead++) {
      const choice = nextInTurn([at("ann", 0), at("bob", 0)], `lead ${lead}`, { heldBack: [at("cem", credit)] })!;
      credit = afterwards(choice)["cem"] ?? credit;
    }
    expect(credit).toBeGreaterThanOrEqual(HELD_BACK_MOST);
    expect(credit).toBeLessThan(HELD_BACK_MOST + ONE_LEAD);
  });
});

test("64 leads of one instant: turns are not skipped, and shares are exact", () => {
  const rotation = new Rotation();
  for (let lead = 0; lead < 64; lead++) rotation.pick({ ann: 4, bob: 2, cem: 1, dua: 1 }, "one instant");
  expect(["ann", "bob", "cem", "dua"].map((id) => rotation.count(id))).toEqual([32, 16, 8, 8]);
});

test("without candidates there is no choice", () => {
  expect(nextInTurn([], "seed")).toBeUndefined();
});
