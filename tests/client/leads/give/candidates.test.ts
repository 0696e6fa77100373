import { expect, test } from "vitest";
import { candidatesForLeads } from "../../../../client/leads/give/candidates.ts";
import { takesLeads } from "../../../../client/team/takes-leads.ts";
import type { AttentionItem } from "../../../../server/attention/contract.ts";
import type { PersonView } from "../../../../server/people/contract.ts";

const aLead = (lead: Partial<AttentionItem["lead"]> = {}) =>
  ({ lead: { demo: false, owner: null, language: "de", ...lead }, team: { id: "germany" } }) as AttentionItem;

const aPerson = (name: string, person: Partial<PersonView> = {}) =>
  ({
    id: name,
    name,
    active: true,
    roles: ["rep"],
    languages: ["de"],
    teamIds: [],
    openLeads: 0,
    demo: false,
    away: null,
    now: { isIn: true },
    ...person,
  }) as PersonView;

const namesOf = (people: readonly PersonView[]) => people.map(({ name }) => name);

test("a real lead is never offered to made-up people, a made-up one to everybody", () => {
  const people = [aPerson("Leyla", { demo: true }), aPerson("Ann")];
  expect(namesOf(candidatesForLeads([aLead()], people))).toEqual(["Ann"]);
  expect(namesOf(candidatesForLeads([aLead({ demo: true })], people))).toEqual(["Leyla", "Ann"]);
  expect(namesOf(people.filter((person) => takesLeads(person, { demo: false })))).toEqual(["Ann"]);
});

test("who speaks the language and is in the team stands first; whoever has it already is not there", () => {
  const people = [
    aPerson("Bob", { languages: ["en"] }),
    aPerson("Cem", { openLeads: 2 }),
    aPerson("Dora", { openLeads: 1 }),
    aPerson("Emil", { openLeads: 9, teamIds: ["germany"] }),
    aPerson("Ann"),
  ];
  const item = aLead({ owner: { id: "Ann", name: "Ann" } });
  expect(namesOf(candidatesForLeads([item], people))).toEqual(["Emil", "Dora", "Cem", "Bob"]);
});

test("of several leads, one real one keeps made-up people out, and who has some of them can get the rest", () => {
  const people = [aPerson("Leyla", { demo: true }), aPerson("Ann"), aPerson("Bob", { languages: ["en"] })];
  const mixed = [aLead({ demo: true }), aLead({ owner: { id: "Ann", name: "Ann" } })];
  expect(namesOf(candidatesForLeads(mixed, people))).toEqual(["Ann", "Bob"]);
});
