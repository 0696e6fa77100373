import { expect, test } from "vitest";
import { circleWords } from "../../../../client/team/person/backup-circle.ts";

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
