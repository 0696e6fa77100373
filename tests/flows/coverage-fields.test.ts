import { DAY } from "../../node-catalog/kit/time.ts";
import type { Rule } from "../../node-catalog/rules/schema.ts";
import type { CoverageView } from "../../server/flows/coverage/contract.ts";
import { graph } from "../engine/support/a-world.ts";
import { aSource } from "../engine/support/a-world.ts";
import { expect } from "../setup/test.ts";
import { aChoice, aFlow, aPerson, aTeam, at, type AskedLead, rowOf, someLeads, test } from "./a-covered-flow.ts";

/** Each row with its leads, and whether anybody takes them on Monday at ten and at three. */
const shortOf = ({ rows }: CoverageView) =>
  rows.map((row) => [row.label, row.leads, at(row, 0, 10), at(row, 0, 15)] as const);

const made: AskedLead[] = [
  { fields: { urgent: true, interests: ["Solar"], moveIn: "2026-02-20" }, phone: "+49 30 1", companySize: 50 },
  { fields: { urgent: "yes", interests: ["solar", "Wind"], moveIn: "2026-03-01" }, companySize: 12 },
  { fields: { urgent: false, interests: ["heat"] }, phone: "  " },
  { fields: { urgent: true }, demo: true },
  { fields: { urgent: true }, test: true },
  { fields: { urgent: true }, daysAgo: 31 },
];

test.for<[what: string, by: string, rule: Rule, rows: ReturnType<typeof shortOf>, sentence: string]>([
  [
    "yes and no",
    "fields.urgent",
    { "==": [{ var: "fields.urgent" }, true] },
    [
      ["Yes", 2, 1, 0],
      ["No", 1, 1, 1],
      ["Not said", 0, 1, 1],
    ],
    "Nobody takes leads where “Urgent” is yes from Monday to Friday after 12:00.",
  ],
  [
    "the entries of a list, those that conditions name and those that leads of late had",
    "fields.interests",
    { in: [{ var: "fields.interests" }, ["Solar", "Wind"]] },
    [
      ["solar", 1, 1, 0],
      ["wind", 0, 1, 0],
      ["heat", 1, 1, 1],
      ["More than one of “solar” and “wind”", 1, 1, 0],
      ["Anything else", 0, 1, 1],
      ["Not known", 0, 1, 1],
    ],
    "Nobody takes leads where “Interests” has “solar” from Monday to Friday after 12:00.",
  ],
  [
    "days, in the words of the conditions",
    "fields.moveIn",
    { "<": [{ var: "fields.moveIn" }, "2026-03-01"] },
    [
      ["before 1 March 2026", 1, 1, 0],
      ["on or after 1 March 2026", 1, 1, 1],
      ["Not known", 1, 1, 1],
    ],
    "Nobody takes leads where “Move-in” is before 1 March 2026 from Monday to Friday after 12:00.",
  ],
  [
    "how many people a company has, in whole ones",
    "companySize",
    { or: [{ "<": [{ var: "companySize" }, 50] }, { "<=": [{ var: "companySize" }, 49] }] },
    [
      ["up to 49", 1, 1, 0],
      ["50 and more", 1, 1, 1],
      ["Not known", 1, 1, 1],
    ],
    "Nobody takes leads with company size (people) up to 49 from Monday to Friday after 12:00.",
  ],
  [
    "whether there is a phone number, where only that is asked",
    "phone",
    { filled: [{ var: "phone" }] },
    [
      ["Has a value", 1, 1, 0],
      ["Has none", 2, 1, 1],
    ],
    "Nobody takes leads where “Phone” is filled in from Monday to Friday after 12:00.",
  ],
  [
    "what a text contains, also one in which nearly every lead is one of a kind",
    "company",
    { contains: [{ var: "company" }, "GmbH"] },
    [
      ["contains “gmbh”", null, 1, 0],
      ["Anything else", null, 1, 1],
      ["Not known", null, 1, 1],
    ],
    "Nobody takes leads whose company contains “gmbh” from Monday to Friday after 12:00.",
  ],
])("leads are told apart by %s", async ([, by, rule, rows, sentence], { coverageOf, db }) => {
  const flow = await aChoice(db, rule);
  await someLeads(db, made);
  const body = await coverageOf(flow, { week: "usual" });
  expect(body.by).toBe(by);
  expect(shortOf(body)).toEqual(rows);
  expect(body.rows[0]!.holes.map((hole) => hole.sentence)).toContain(sentence);
});

test("leads are told apart by the sources that the flow takes, by name", async ({ coverageOf, db }) => {
  const [web, fair] = [await aSource(db), await aSource(db)];
  await aSource(db);
  const flow = await aChoice(db, { "==": [{ var: "sourceId" }, fair] }, { sources: [web, fair] });
  const { rows: names } = await db.query<{ name: string }>("select name from sources where id = any ($1::uuid[])", [
    [web, fair],
  ]);
  const body = await coverageOf(flow, { by: "sourceId", week: "usual" });
  expect(body.rows.map(({ label }) => label).toSorted()).toEqual(names.map(({ name }) => name).toSorted());
  expect(shortOf(body).map(([, , atTen, atThree]) => [atTen, atThree])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test("the demo's flow counts made-up leads, a real one real leads, and neither counts test leads", async ({
  coverageOf,
  db,
}) => {
  const flow = await aChoice(db, { "==": [{ var: "fields.urgent" }, true] }, { demo: true });
  await someLeads(db, made);
  const body = await coverageOf(flow);
  expect(body.rows.map(({ label, leads }) => [label, leads])).toEqual([
    ["Yes", 1],
    ["No", 0],
    ["Not said", 0],
  ]);
});

test("who is made up is no help for real leads", async ({ coverageOf, db }) => {
  await aPerson(db, "Paul Petit", ["fr"], null, { demo: true });
  const team = await aTeam(db, "Mornings", [await aPerson(db, "Mo Morning", ["it"], null)]);
  const requirements = { match: ["language"] };
  const drawing = graph({ start: ["lead-captured"], turns: ["round-robin", { team, requirements }] }, ["start turns"]);
  const flow = await aFlow(db, drawing);
  await someLeads(db, [{ language: "fr" }]);
  const body = await coverageOf(flow);
  expect(rowOf(body, "French").holes[0]!.mend).toBe("Nobody who is asked there can take them: add somebody who can.");
});

test("what asks for the day a lead came in is judged on the day that is shown, in every row", async ({
  coverageOf,
  db,
}) => {
  const { rows: clock } = await db.query<{ today: string }>("select baton_now()::date::text as today");
  const dayAfter = (days: number) => new Date(Date.parse(clock[0]!.today) + days * DAY).toISOString().slice(0, 10);
  const days: Rule[] = [
    { ">": [{ var: "createdAt" }, "2020-01-01"] },
    { ">=": [{ var: "createdAt" }, dayAfter(2)] },
    { "<": [{ var: "createdAt" }, dayAfter(4)] },
  ];
  const flow = await aChoice(db, { and: [...days, { "==": [{ var: "fields.urgent" }, true] }] });
  const urgent = await coverageOf(flow, { by: "fields.urgent" });
  // Urgent leads of the third and the fourth day go to somebody who is in until noon, on weekdays; those of all other days do not.
  expect([0, 1, 2, 3, 4, 6].map((day) => at(rowOf(urgent, "Yes"), day, 3))).toEqual([1, 1, 0, 0, 1, 1]);
  expect(urgent.rows.map(({ holes }) => holes.length > 0)).toEqual([true, false, false]);
  // Who could take them on other days is no help on these.
  for (const { mend } of urgent.rows[0]!.holes)
    expect(mend).toMatch(/^Who could take them on \w+: Mo Morning \([^()]*\)\. /);

  const byDay = await coverageOf(flow, { by: "createdAt" });
  const labels = byDay.rows.map(({ label }) => label);
  expect(labels.map((label) => label.split(" ")[0])).toEqual(["after", "on", "on"]);
  const third = byDay.rows[1]!;
  expect([1, 2, 3, 4].map((day) => at(third, day, 3))).toEqual([null, 1, 1, null]);
  expect(third.never).toHaveLength(5 * 24);
  // Of the leads of these days, only the urgent ones meet nobody at night.
  expect([2 * 24 + 3, 24 + 3].map((hour) => third.partly.includes(hour))).toEqual([true, false]);
  expect(byDay.leftOut).toBe("Not shown, because no lead comes in then: on or before 1 January 2020.");
});
