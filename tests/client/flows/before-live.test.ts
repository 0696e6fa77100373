import { expect, test } from "vitest";
import { notHereWords, notHereYet, takesWords } from "../../../client/flows/before-live.ts";
import { usualFlow } from "../../../client/flows/usual-flow.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import type { SourceView } from "../../../server/sources/contract.ts";
import type { TeamView } from "../../../server/teams/contract.ts";

const sources = [
  { id: "s1", name: "Website form" },
  { id: "s2", name: "Trade fair" },
  { id: "s3", name: "API" },
] as SourceView[];
const starts = new Set(["lead-captured"]);

test("a drawing says which sources it takes, or that it takes the rest", () => {
  expect(takesWords(usualFlow({ teamId: "t1", sourceIds: ["s1", "s3"] }), starts, sources)).toBe(
    "It takes new leads from “Website form” and “API”.",
  );
  expect(takesWords(usualFlow({ teamId: "t1" }), starts, sources)).toBe(
    "It takes every new lead that no other flow takes.",
  );
});

test("only people of the teams that a drawing names are looked for", () => {
  const person = (id: string, lastSeenAt: string | null) =>
    ({ id, name: id, active: true, demo: false, roles: ["rep"], lastSeenAt }) as unknown as PersonView;
  const team = (id: string, ...members: string[]) =>
    ({ id, members: members.map((repId) => ({ repId })) }) as unknown as TeamView;
  const people = [person("Ann", null), person("Bob", "2026-11-22T12:00:00.000Z"), person("Cem", null)];
  const missing = notHereYet(usualFlow({ teamId: "t1" }), [team("t1", "Ann", "Bob"), team("t2", "Cem")], people);
  expect(missing.map(({ name }) => name)).toEqual(["Ann"]);
  expect(notHereWords(missing)).toMatch(/^Ann has never had the inbox open\. Leads go to this person all the same/);
});
