import { expect, test } from "vitest";
import { canonicalJson } from "../../../engine/canonical-json.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import { type ExampleWorld, facts, ids, ownedBy } from "../../../node-catalog/kit/examples.ts";
import samePerson from "../../../node-catalog/nodes/same-person.ts";
import { leaving, visit } from "./run-node.ts";

const accountId = "00000000-0000-7000-8000-0000000000d1";
const company = (ownerId: string | null): ExampleWorld["accounts"] => ({
  [accountId]: { id: accountId, domain: "muster.example", ownerId, leadId: null, region: null, regionBy: null },
});

const meet = (world: ExampleWorld, config: object = {}) =>
  leaving(
    visit(
      samePerson,
      { team: ids.team, ...config },
      facts({ ...world, subject: { ...(world.accounts && { accountId }), ...world.subject } }),
    ),
  );

test("the contact's person goes before the company's, unless only the company is looked at", () => {
  const world = { subject: { formerOwnerId: ids.bob }, accounts: company(ids.ann) };
  expect(meet(world).because).toEqual({ code: "contact", person: ids.bob });
  const because = { code: "account", person: ids.ann, domain: "muster.example" };
  expect(meet(world, { look: "account" })).toMatchObject({ exit: "assigned", because });
  expect(meet({ accounts: company(ids.ann) }, { look: "contact" }).exit).toBe("unknown");
});

test("it costs nobody a turn", () => {
  const { effects, decision } = meet({ accounts: company(ids.ann) });
  expect(effects).toEqual([expect.objectContaining({ type: "assign", personId: ids.ann, teamId: ids.team })]);
  expect(effects[0]).not.toHaveProperty("credits");
  expect(decision!.members.map(({ gained }) => gained)).toEqual([0, 0]);
});

test("where it counts as a turn, whoever could have had it otherwise gains what the person pays", () => {
  const { effects, decision } = meet({ accounts: company(ids.ann) }, { costsTurn: true });
  expect(effects).toMatchObject([{ personId: ids.ann, credits: [-500_000, 500_000] }]);
  expect(decision!.members).toMatchObject([
    { personId: ids.ann, eligible: true, creditAfter: -500_000 },
    { personId: ids.bob, eligible: false, reason: "not-theirs", gained: 500_000, creditAfter: 500_000 },
  ]);
  const away = meet({ accounts: company(ids.ann), away: ["bob"] }, { costsTurn: true });
  expect(away.effects).toMatchObject([{ credits: [0, 0] }]);
});

test("the receipt names everybody in the team once: who was asked, and why not", () => {
  const { exit, because, effects, decision } = meet({ accounts: company(ids.ann), away: ["ann"] });
  expect({ exit, effects }).toEqual({ exit: "unavailable", effects: [] });
  expect(because).toMatchObject({ code: "their-away", person: ids.ann, until: expect.any(Number) });
  expect(decision).toMatchObject({ strategy: "same-person@1", chosen: null });
  expect(decision!.members).toMatchObject([
    { personId: ids.ann, reason: "away" },
    { personId: ids.bob, reason: "not-theirs" },
  ]);
});

test.each([{}, { costsTurn: true }, { mode: "offer" }])(
  "decided again over its inputs it is the same: %o",
  (config) => {
    for (const away of [[], ["ann"], ["bob"]] as const) {
      const { decision } = meet({ accounts: company(ids.ann), away }, config);
      expect(canonicalJson(decide(decision!.inputs))).toBe(canonicalJson(decision));
    }
  },
);

test("somebody who passed this lead on, and a person of another team, are not asked", () => {
  const passed = meet({ accounts: company(ids.ann), assignments: [ownedBy(ids.ann, { state: "declined" })] });
  expect(passed).toMatchObject({ exit: "unavailable", because: { code: "their-passed-on", person: ids.ann } });
  const elsewhere = meet({ accounts: company(ids.lena) });
  expect(elsewhere).toMatchObject({ exit: "unavailable", because: { code: "not-in-team", team: ids.team } });
  expect(elsewhere.decision!.members.map(({ reason }) => reason)).toEqual(["not-theirs", "not-theirs"]);
  const both = meet({ accounts: company(ids.ann), subject: { formerOwnerId: ids.lena } });
  expect(both).toMatchObject({ exit: "assigned", because: { code: "account", person: ids.ann } });
});

test("every reason why somebody cannot take a lead is said about the customer's person", () => {
  expect(samePerson.reasons["their-away"]).toBe(
    "{person} had this customer before and cannot take it: away until {until}",
  );
  expect(Object.keys(samePerson.reasons)).not.toContain("their-eligible");
});
