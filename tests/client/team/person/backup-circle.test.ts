import { expect, test } from "vitest";
import { canStandIn, circleWords } from "../../../../client/team/person/backup-circle.ts";

const ann = { id: "a", name: "Ann", backupId: null };
const bob = { id: "b", name: "Bob", backupId: "a" };
const cem = { id: "c", name: "Cem", backupId: "b" };
const dora = { id: "d", name: "Dora", backupId: "e" };
const emil = { id: "e", name: "Emil", backupId: "d" };
const people = [ann, bob, cem, dora, emil];

test("nobody is their own backup", () => {
  expect(circleWords(people, ann, "a")).toBe("Ann cannot be their own backup. Choose somebody else.");
});

test("a circle is named link by link, with the mend", () => {
  expect(circleWords(people, ann, "c")).toBe(
    "Cem’s backup is Bob and Bob’s backup is Ann, so leads would go round in a circle. Choose somebody else.",
  );
});

test("whoever is free stands in, also beside a circle of others", () => {
  expect(circleWords(people, cem, "a")).toBeUndefined();
  expect(circleWords(people, ann, "d")).toBeUndefined();
  expect(circleWords(people, ann, null)).toBeUndefined();
});

test("real leads go to nobody who was made up for the demo", () => {
  const real = { id: "r", active: true, roles: ["rep" as const], demo: false };
  const madeUp = { ...real, id: "m", demo: true };
  expect(canStandIn(madeUp, real)).toBe(false);
  expect(canStandIn(real, madeUp)).toBe(true);
  expect(canStandIn({ ...madeUp, id: "n" }, madeUp)).toBe(true);
  expect(canStandIn({ ...real, id: "s" }, real)).toBe(true);
  expect(canStandIn(real, real)).toBe(false);
  expect(canStandIn({ ...real, id: "s", active: false }, real)).toBe(false);
  expect(canStandIn({ ...real, id: "s", roles: ["manager"] }, real)).toBe(false);
});
