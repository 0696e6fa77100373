import { handOut } from "../../node-catalog/assignment/hand-out.ts";
import type { StrategyName } from "../../node-catalog/kit/decision-inputs.ts";
import { aLead, EXAMPLE_NOW, facts, ids } from "../../node-catalog/kit/examples.ts";
import type { FactsView, LoadFacts, PersonFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import { viewFacts } from "../../node-catalog/kit/view-facts.ts";
import { ASKS_EVERYTHING, profileOf } from "./full-rules.ts";
import { atMost, type Report } from "./report.ts";

const PEOPLE = 200;
const DECISIONS = 2_000;
const WARM_UP = 500;

/** How long one choice takes in a team of two hundred with full rules: pure, without a database. */
export function benchDecision(report: Report): void {
  for (const strategy of ["next-in-turn@1", "fewest-open@1"] as const) {
    const median = medianMs(strategy);
    report.row(`${strategy}, ${PEOPLE} people, full rules`, `${median.toFixed(3)} ms at the median`);
    report.limit(`one decision by ${strategy}`, atMost(median * 1000, 1000, " µs"));
  }
}

function medianMs(strategy: StrategyName): number {
  const { view, team } = fullRules();
  const params = { requirements: { ...ASKS_EVERYTHING, customerHours: ["08:00", "20:00"] as [string, string] } };
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + DECISIONS; index++) {
    const started = performance.now();
    handOut(team, view, { strategy, params, now: EXAMPLE_NOW + index, seed: `seed ${index}` });
    if (index >= WARM_UP) times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[DECISIONS / 2]!;
}

function fullRules(): { view: FactsView; team: TeamFacts } {
  const example = facts();
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index, example.shared.people[ids.ann]!));
  const team: TeamFacts = {
    ...example.shared.teams[ids.team]!,
    members: people.map(({ id }, index) => ({ personId: id, weight: 1 + (index % 3) })),
    people,
    credits: people.map((_, index) => ((index * 7919) % 1000) * 1000),
    lastPickedAt: people.map((_, index) => EXAMPLE_NOW - index * 1000),
    loads: people.map((_, index) => load(index)),
  };
  const lead = { ...aLead, product: "delivery vans", fields: { industry: "logistics", region: "BY" } };
  const view = viewFacts({
    subject: { ...example.subject, lead },
    shared: { ...example.shared, teams: { [team.id]: team } },
  });
  return { view, team };
}

function person(index: number, like: PersonFacts): PersonFacts {
  const days = Array.from({ length: 14 }, (_, day) => EXAMPLE_NOW - 2 * HOUR + day * DAY);
  return {
    ...like,
    ...profileOf(index, EXAMPLE_NOW),
    id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    openIntervals: days.map((from) => [from, from + 9 * HOUR]),
    offIntervals: [{ from: EXAMPLE_NOW + 3 * DAY, to: EXAMPLE_NOW + 4 * DAY, kind: "holiday", name: "Epiphany" }],
  };
}

const load = (index: number): LoadFacts => ({
  openLeads: index % 35,
  pipelineValue: index * 1000,
  companySize: index * 40,
  uncontacted: index % 3,
  givenAt: Array.from({ length: 100 }, (_, given) => EXAMPLE_NOW - (100 - given) * 7 * HOUR),
  lastSeenAt: EXAMPLE_NOW,
});
