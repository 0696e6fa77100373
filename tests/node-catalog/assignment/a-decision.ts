import fc from "fast-check";
import type { DecisionInputs, Exclusion, LeadTraits, StrategyName } from "../../../node-catalog/kit/decision-inputs.ts";
import { aTeam, EXAMPLE_NOW, facts, ids } from "../../../node-catalog/kit/examples.ts";
import type { Limit, LoadFacts, PersonFacts } from "../../../node-catalog/kit/facts.ts";
import type { Requirements } from "../../../node-catalog/kit/requirements.ts";
import { DAY, HOUR } from "../../../node-catalog/kit/time.ts";
import { decide } from "../../../node-catalog/assignment/decide.ts";
import type { Choice } from "../../../node-catalog/assignment/book-turn.ts";
import type { Credits } from "../../../node-catalog/assignment/ledger.ts";
import { calendarsOf } from "../../../node-catalog/assignment/calendars.ts";

const ann = facts().shared.people[ids.ann]!;

export const aPerson = (id: string, change: Partial<PersonFacts> = {}): PersonFacts => ({
  ...ann,
  id,
  name: `Person ${id}`,
  ...change,
});

export const aLoad = (change: Partial<LoadFacts> = {}): LoadFacts => ({
  openLeads: 0,
  pipelineValue: 0,
  companySize: 0,
  uncontacted: 0,
  givenAt: [],
  lastSeenAt: EXAMPLE_NOW,
  ...change,
});

export interface Choosing {
  readonly strategy?: StrategyName;
  /** Shares by person. */
  readonly shares: Readonly<Record<string, number>>;
  readonly people?: Readonly<Record<string, Partial<PersonFacts>>>;
  readonly loads?: Readonly<Record<string, Partial<LoadFacts>>>;
  readonly requirements?: Requirements;
}

/** What a choice among a few people depends on; everybody can take the lead unless said otherwise. */
export function choosing(
  { strategy = "next-in-turn@1", shares, people: changes = {}, loads = {}, requirements }: Choosing,
  change: Partial<DecisionInputs> = {},
): DecisionInputs {
  const memberIds = Object.keys(shares);
  const people = memberIds.map((id) => aPerson(id, changes[id]));
  return {
    strategy,
    params: requirements ? { requirements } : {},
    team: {
      id: aTeam.id,
      members: memberIds.map((personId) => ({ personId, weight: shares[personId]! })),
      absencePolicy: "none",
      limitsPolicy: "none",
    },
    people,
    credits: [],
    lastPickedAt: [],
    loads: memberIds.map((id) => aLoad(loads[id])),
    calendars: calendarsOf(people, EXAMPLE_NOW),
    lead: {},
    excluded: [],
    now: EXAMPLE_NOW,
    seed: "seed",
    ...change,
  };
}

export interface Situation {
  readonly person?: Partial<PersonFacts>;
  readonly requirements?: Requirements;
  readonly lead?: LeadTraits;
  readonly load?: Partial<LoadFacts>;
}

/** The verdict on Ann, the only member. */
export function verdict(
  { person = {}, requirements, lead = {}, load = {} }: Situation,
  change: Partial<DecisionInputs> = {},
) {
  const choice = { shares: { ann: 1 }, people: { ann: person }, loads: { ann: load }, requirements };
  const [ann] = decide(choosing(choice, { lead, ...change })).members;
  const { reason, until, values, staleSince, uncheckedSince } = ann!;
  return {
    reason,
    ...(until !== undefined && { until }),
    ...values,
    ...(staleSince !== undefined && { staleSince }),
    ...(uncheckedSince !== undefined && { uncheckedSince }),
  };
}

/** A record of which each key is there now and then. */
function rarely<T extends object>(keys: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const entries = Object.entries(keys) as [string, fc.Arbitrary<unknown>][];
  const values = fc.tuple(
    ...entries.map(([, value]) =>
      fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }),
    ),
  );
  return values.map((all) =>
    Object.fromEntries(entries.flatMap(([key], index) => (all[index] === undefined ? [] : [[key, all[index]]]))),
  ) as fc.Arbitrary<Partial<T>>;
}

const moment = fc.integer({ min: EXAMPLE_NOW - 3 * DAY, max: EXAMPLE_NOW + 3 * DAY });
const limit: fc.Arbitrary<Limit> = fc.record({
  what: fc.constantFrom("open", "hour", "day", "month"),
  most: fc.integer({ min: 1, max: 4 }),
  window: fc.constantFrom("moving", "calendar"),
});
const word = fc.constantFrom("solar", "heat pumps", "health");

/** Most people are as usual in most things, else nobody could ever take a lead. */
const personChange: fc.Arbitrary<Partial<PersonFacts>> = rarely({
  active: fc.constant(false),
  languages: fc.subarray(["de", "en", "it"]),
  languageLevels: fc.constantFrom<PersonFacts["languageLevels"]>({}, { it: "B1" }),
  awayUntil: moment,
  openIntervals: moment.map((from) => [[from, from + 9 * HOUR] as const]),
  offIntervals: fc.array(
    fc.record({
      from: fc.constant(EXAMPLE_NOW - HOUR),
      to: fc.constant(EXAMPLE_NOW + DAY),
      kind: fc.constantFrom("holiday", "time-off"),
      name: fc.constant("Epiphany"),
    }),
    { maxLength: 1 },
  ),
  busyIntervals: moment.map((from) => [[from, from + HOUR] as const]),
  busyAsRead: fc.constantFrom(null, {
    at: EXAMPLE_NOW - DAY,
    intervals: [[EXAMPLE_NOW - HOUR, EXAMPLE_NOW + HOUR] as const],
  }),
  regions: fc.subarray(["DE", "DE-BY", "IT"]),
  products: fc.array(word, { maxLength: 2 }),
  industries: fc.array(word, { maxLength: 2 }),
  skills: fc.array(word, { maxLength: 3 }),
  seniority: fc.option(fc.integer({ min: 1, max: 5 })),
  trackRecord: fc.option(
    fc.record({
      measuredAt: fc.constantFrom(EXAMPLE_NOW - DAY, EXAMPLE_NOW - 200 * DAY),
      won: fc.array(fc.record({ industry: word, deals: fc.nat(5), largest: fc.nat(20_000) }), { maxLength: 2 }),
    }),
  ),
  factsCheckedAt: fc.constantFrom(EXAMPLE_NOW - DAY, EXAMPLE_NOW - 400 * DAY),
  limits: fc.array(limit, { maxLength: 2 }),
  capacity: fc.integer({ min: 1, max: 5 }),
});

const requirements: fc.Arbitrary<Requirements> = rarely({
  match: fc.subarray(["language", "region", "product", "industry"] as const).map((all) => [...all]),
  languageLevel: fc.constantFrom("B1", "C1"),
  skills: fc.array(word, { maxLength: 1 }),
  seniority: fc.integer({ min: 1, max: 5 }),
  wonDeals: fc.record({ atLeast: fc.integer({ min: 1, max: 4 }), ofSize: fc.boolean() }),
  presentMinutes: fc.integer({ min: 1, max: 60 }),
  leaveOut: fc.subarray(["p0", "p3"]),
});

const lead: fc.Arbitrary<LeadTraits> = fc.record({
  language: fc.option(fc.constantFrom("de", "it")),
  region: fc.option(fc.constantFrom("DE", "DE-BY")),
  product: fc.option(word),
  industry: fc.option(word),
  value: fc.option(fc.nat(20_000)),
  clock: fc.constantFrom(undefined, undefined, undefined, null, {
    timeZone: "Europe/Rome",
    time: "22:10",
    opensAt: EXAMPLE_NOW + 9 * HOUR,
  }),
});

const load: fc.Arbitrary<LoadFacts> = fc.record({
  openLeads: fc.nat(4),
  pipelineValue: fc.nat(50_000),
  companySize: fc.nat(500),
  uncontacted: fc.nat(4),
  givenAt: fc
    .array(fc.integer({ min: EXAMPLE_NOW - 5 * DAY, max: EXAMPLE_NOW }), { maxLength: 5 })
    .map((all) => all.toSorted((a, b) => a - b)),
  lastSeenAt: fc.option(moment),
});

/** Any team in any state, asked for anything. */
export function anyDecision(strategy: StrategyName): fc.Arbitrary<DecisionInputs> {
  const member = fc.record({ weight: fc.constantFrom(0, 1, 1, 2, 3, 5), change: personChange, load });
  return fc
    .record({
      members: fc.array(member, { maxLength: 8 }),
      requirements,
      lead,
      seed: fc.string(),
      credits: fc.array(fc.integer({ min: -2_000_000, max: 3_000_000 }), { minLength: 8, maxLength: 8 }),
      picked: fc.array(fc.option(moment), { minLength: 8, maxLength: 8 }),
      limitsPolicy: fc.constantFrom("none" as const, "accrue" as const),
      excluded: fc.constantFrom<readonly Exclusion[]>([], [{ personId: "p1", reason: "already-tried" }]),
    })
    .map(({ members, requirements, lead, seed, credits, picked, limitsPolicy, excluded }) => {
      const each = <T>(of: (member: (typeof members)[number], index: number) => T) =>
        Object.fromEntries(members.map((one, index) => [`p${index}`, of(one, index)]));
      const inputs = choosing({
        strategy,
        shares: each(({ weight }) => weight),
        people: each(({ change }) => change),
        loads: each((one) => one.load),
        requirements,
      });
      return {
        ...inputs,
        team: { ...inputs.team, limitsPolicy },
        credits: credits.slice(0, members.length),
        lastPickedAt: picked.slice(0, members.length),
        lead: strategy === "same-person@1" ? { ...lead, theirs: "p0" } : lead,
        seed,
        excluded,
      };
    });
}

/** The balance of those who gained by a choice, after it. */
export const afterwards = ({ winner, people, gains, pays }: Choice): Credits =>
  Object.fromEntries(
    people.map(({ id, credit }, index) => [id, credit + gains[index]! - (id === winner.id ? pays : 0)]),
  );
