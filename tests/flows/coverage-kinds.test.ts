import fc from "fast-check";
import { expect, test } from "vitest";
import type { Graph } from "../../engine/graph.ts";
import type { FieldDefinition, FieldValue, Lead } from "../../node-catalog/kit/domain.ts";
import { aLead, aTeam } from "../../node-catalog/kit/examples.ts";
import { MINUTE } from "../../node-catalog/kit/time.ts";
import { comparable, holds } from "../../node-catalog/rules/evaluate.ts";
import { dayNumber } from "../../node-catalog/rules/leads-where.ts";
import type { Rule } from "../../node-catalog/rules/schema.ts";
import { isOf } from "../../server/flows/coverage/count-leads.ts";
import { kindsOf } from "../../server/flows/coverage/kinds.ts";
import { graph } from "../engine/support/a-world.ts";
import { aDrawnWorld, countEligible, momentAt, threePeople } from "./coverage-world.ts";

const own: FieldDefinition[] = [
  { name: "urgent", label: "Urgent", type: "yes-no" },
  { name: "tags", label: "Tags", type: "list" },
  { name: "due", label: "Due", type: "date" },
  { name: "seats", label: "Seats", type: "number" },
  { name: "plan", label: "Plan", type: "text" },
];
const TEAMS = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`);
const known = { teams: new Set(TEAMS), people: new Set<string>(), sources: new Set<string>(), fields: own };
const context = { fields: own, timeZone: "Europe/Berlin" };

const term = (operator: string, field: string, value?: unknown) =>
  ({ [operator]: value === undefined ? [{ var: field }] : [{ var: field }, value] }) as Rule;

/** What may be asked of a field, and what a lead may say there. */
interface Asked {
  readonly operators: readonly string[];
  readonly literals: readonly unknown[];
  readonly values: readonly FieldValue[];
}

const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="];
const ASKED: Readonly<Record<string, Asked>> = {
  "fields.urgent": { operators: ["=="], literals: [true, false], values: [true, false, "yes", "No"] },
  "fields.tags": {
    operators: ["in", "not-in"],
    literals: [["a"], ["b"], ["a", "B"], ["c"]],
    values: [["a"], ["b"], ["A", "d"], ["d"], "c", ["a", "b"]],
  },
  "fields.due": {
    operators: COMPARISONS,
    literals: ["2026-03-01", "2026-03-02", "2026-03-09"],
    values: ["2026-02-28", "2026-03-01", "2026-03-01T23:30:00Z", "2026-03-05", "2026-03-09", "2026-03-10"],
  },
  "fields.seats": { operators: COMPARISONS, literals: [1, 2, 5], values: [0, 1, "1.5", 2, 5, 6] },
  companySize: { operators: COMPARISONS, literals: [1, 2.5, 3, 5], values: [1, 2, 3, 4, 5, 6] },
  "fields.plan": {
    operators: ["==", "!=", "contains", "not-contains", "starts-with"],
    literals: ["pro", "pro plus"],
    values: ["Pro", "pro plus", "pro max", "an old pro", "free"],
  },
  // In the week that is shown, and around it.
  createdAt: { operators: COMPARISONS, literals: ["2026-10-18", "2026-10-21", "2026-10-25", "2026-10-26"], values: [] },
  phone: { operators: ["filled", "empty"], literals: [undefined], values: ["+49 30 1234"] },
};

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 4 });

const cases = fc.constantFrom(...Object.keys(ASKED)).chain((field) => {
  const { operators, literals, values } = ASKED[field]!;
  const presence = fc.constantFrom("filled", "empty").map((operator) => term(operator, field));
  const compared = fc
    .tuple(fc.constantFrom(...operators), fc.constantFrom(...literals))
    .map(([operator, literal]) => term(operator, field, literal));
  const terms = fc.oneof({ weight: 5, arbitrary: compared }, presence);
  const rules = fc.oneof(
    terms,
    fc.tuple(terms, terms).map((and): Rule => ({ and })),
    fc.tuple(terms, terms).map((or): Rule => ({ or })),
  );
  return fc.record({
    name: fc.constant(field),
    rules: fc.tuple(rules, rules),
    isSeen: fc.boolean(),
    value: values.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...values)),
  });
});

const aBranch = (id: string, rule: Rule) => ({ id, label: id, rule: rule as Config });
type Config = NonNullable<Graph["nodes"][number]["config"]>;

/** Two conditions on one field, each with a person of its own behind it, and a third for everyone else. */
const drawn = ([first, second]: readonly [Rule, Rule]) =>
  graph(
    {
      start: ["lead-captured"],
      split: ["condition", { branches: [aBranch("first", first), aBranch("second", second)] }],
      one: ["round-robin", { team: TEAMS[0]! }],
      two: ["round-robin", { team: TEAMS[1]! }],
      rest: ["round-robin", { team: TEAMS[2]! }],
    },
    ["start split", "split first one", "split second two", "split otherwise rest"],
  );

function aLeadWith(name: string, value: FieldValue | undefined, createdAt: number): Lead {
  const said = value ?? null;
  if (name === "phone" || name === "companySize") return { ...aLead, [name]: said, createdAt };
  if (!name.startsWith("fields.")) return { ...aLead, createdAt };
  return { ...aLead, createdAt, fields: value === undefined ? {} : { [name.slice("fields.".length)]: value } };
}

test("of yes and no, days, lists, texts, sizes and presence too, the numbers are those of the decision itself", () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(
      threePeople,
      cases,
      fc.integer({ min: 0, max: 7 * 24 * 60 }),
      (people, { name, rules, value, isSeen }, minute) => {
        const teams = people.map((one, index) => ({
          ...aTeam,
          id: TEAMS[index]!,
          members: [{ personId: one.id, weight: 1 }],
          people: [one],
        }));
        const { fields, world, countOf } = aDrawnWorld(drawn(rules), known, teams);
        const field = fields.find((one) => one.name === name);
        // Conditions that are always or never true tell nothing apart.
        fc.pre(field !== undefined);
        const at = world.week.from + minute * MINUTE;
        const lead = aLeadWith(name, value, at);
        const branch = rules.findIndex((rule) => holds(rule, lead, context));
        const able = countEligible(teams.at(branch)!, lead, {}, at);

        const raw = name === "createdAt" ? new Date(at).toISOString() : (value ?? null);
        const said = comparable(raw, field, context.timeZone)!;
        const typed = field.type === "date" && said !== null ? dayNumber(String(said)) : said;
        const kinds = kindsOf(field, { people, counts: new Map(isSeen ? [[typed, 1]] : []), sources: new Map() });
        const kind = kinds.find((one) => isOf(one, field, typed));
        expect(kind, `${name} ${String(value)} is of no kind`).toBeDefined();
        const { people: counted } = countOf(kind!.leads).at(momentAt(world, at))!;
        // Which of the entries or parts such a lead has decides who gets it: everybody who could is counted.
        if (/^more than one of/i.test(kind!.label)) expect(counted).toBeGreaterThanOrEqual(able);
        else expect(counted).toBe(able);
        met.set(name, (met.get(name) ?? 0) + 1);
      },
    ),
    { numRuns: 400 },
  );
  expect([...met.keys()].toSorted()).toEqual(Object.keys(ASKED).toSorted());
});
