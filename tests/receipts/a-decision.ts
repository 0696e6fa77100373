import fc from "fast-check";
import { decide } from "../../node-catalog/assignment/decide.ts";
import type { DecisionInputs, StrategyParams } from "../../node-catalog/kit/decision-inputs.ts";
import { EXAMPLE_NOW, facts, ids } from "../../node-catalog/kit/examples.ts";
import type { LoadFacts, PersonFacts } from "../../node-catalog/kit/facts.ts";
import { DAY, HOUR, MINUTE } from "../../node-catalog/kit/time.ts";

const ann = facts().shared.people[ids.ann]!;
const past = fc.integer({ min: EXAMPLE_NOW - 20 * DAY, max: EXAMPLE_NOW });
const around = fc.integer({ min: EXAMPLE_NOW - DAY, max: EXAMPLE_NOW + DAY });

const person = fc.record<PersonFacts>({
  id: fc.uuid(),
  name: fc.string(),
  languages: fc.subarray(["de", "en", "it"]),
  timeZone: fc.constantFrom("Europe/Berlin", "Asia/Kolkata"),
  active: fc.boolean(),
  awayUntil: fc.option(around),
  openIntervals: fc.option(
    fc.tuple(around, around).map(([from, to]) => [[Math.min(from, to), Math.max(from, to)] as const]),
  ),
  languageLevels: fc.constantFrom<PersonFacts["languageLevels"]>({}, { de: "A2" }),
  offIntervals: fc.array(
    fc.record({
      from: past,
      to: around,
      kind: fc.constantFrom("holiday" as const, "time-off" as const),
      name: fc.constantFrom("", "Tag der Deutschen Einheit"),
    }),
    { maxLength: 2 },
  ),
  busyIntervals: past.map((from) => [[from, from + 2 * DAY] as const]),
  busyAsRead: fc.constantFrom(null, {
    at: EXAMPLE_NOW - DAY,
    intervals: [[EXAMPLE_NOW - HOUR, EXAMPLE_NOW + HOUR] as const],
  }),
  regions: fc.subarray(["DE", "AT"]),
  products: fc.constant([]),
  industries: fc.constant([]),
  skills: fc.subarray(["solar"]),
  seniority: fc.option(fc.integer({ min: 1, max: 5 })),
  factsCheckedAt: fc.integer({ min: 1, max: 800 }).map((days) => EXAMPLE_NOW - days * DAY),
  trackRecord: fc.constantFrom(null, { measuredAt: EXAMPLE_NOW - 120 * DAY, won: [] }),
  limits: fc.subarray([
    { what: "open", most: 5, window: "moving" },
    { what: "month", most: 4, window: "calendar" },
    { what: "hour", most: 2, window: "moving" },
  ]),
  capacity: fc.integer({ min: 1, max: 3 }),
  backupId: fc.constant(null),
});

const load: fc.Arbitrary<LoadFacts> = fc.record({
  openLeads: fc.nat(9),
  pipelineValue: fc.nat(90_000).map((cents) => cents / 100),
  companySize: fc.nat(2_000),
  uncontacted: fc.nat(3),
  givenAt: fc.array(past, { maxLength: 6 }).map((times) => times.toSorted((a, b) => a - b)),
  lastSeenAt: fc.option(past),
});

interface Member {
  readonly person: PersonFacts;
  /** Their facts are not there any more. */
  readonly isRemoved: boolean;
  readonly weight: number;
  readonly credit: number;
  readonly pickedAt: number | null;
  readonly load: LoadFacts;
  readonly isExcluded: boolean;
}

const member = fc.record<Member>({
  person,
  isRemoved: fc.boolean(),
  weight: fc.integer({ min: 1, max: 9 }),
  credit: fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
  pickedAt: fc.option(past),
  load,
  isExcluded: fc.boolean(),
});

/** Everything a decision may depend on, in any mixture. */
export const anyInputs: fc.Arbitrary<DecisionInputs> = fc
  .record({
    members: fc.uniqueArray(member, { maxLength: 12, selector: ({ person: { id } }) => id }),
    strategy: fc.constantFrom("next-in-turn@1" as const, "fewest-open@1" as const),
    limitsPolicy: fc.constantFrom("none" as const, "accrue" as const),
    params: fc.constantFrom<StrategyParams>(
      {},
      { measure: "value" },
      { measure: "size" },
      { measure: "week" },
      { measure: "month" },
      {
        requirements: { match: ["language"], skills: ["solar"], presentMinutes: 30, wonDeals: { atLeast: 1 } },
      },
    ),
    lead: fc.constantFrom({}, { language: "it" }, { language: null, industry: null }),
    stranger: fc.option(fc.uuid()),
    seed: fc.uuid(),
  })
  .map(({ members, strategy, limitsPolicy, params, lead, stranger, seed }): DecisionInputs => ({
    strategy,
    params,
    lead,
    seed,
    now: EXAMPLE_NOW,
    team: {
      id: ids.team,
      members: members.map(({ person: { id }, weight }) => ({ personId: id, weight })),
      absencePolicy: "none",
      limitsPolicy,
    },
    people: members.filter(({ isRemoved }) => !isRemoved).map((one) => one.person),
    credits: members.map(({ credit }) => credit),
    lastPickedAt: members.map(({ pickedAt }) => pickedAt),
    loads: loadsOf(members, params),
    calendars: {
      "Europe/Berlin": {
        hour: [EXAMPLE_NOW, EXAMPLE_NOW + HOUR],
        day: [EXAMPLE_NOW - 9 * HOUR, EXAMPLE_NOW + 15 * HOUR],
        month: [EXAMPLE_NOW - 2 * DAY, EXAMPLE_NOW + 29 * DAY],
      },
    },
    excluded: [
      ...members
        .filter(({ isExcluded }) => isExcluded)
        .map((one) => ({ personId: one.person.id, reason: "already-tried" as const })),
      ...(stranger ? [{ personId: stranger, reason: "passed-on" as const }] : []),
    ],
  }));

/** Nobody's where the decision looks at no load. */
function loadsOf(members: readonly Member[], { measure }: StrategyParams): DecisionInputs["loads"] {
  const loads = members.map((one) => (measure || one.person.limits.length > 0 ? one.load : null));
  return loads.some((one) => one !== null) ? loads : [];
}

/**
 * A choice in a team of `size` on a usual day: a fifth of them out, balances and times as after a week of leads.
 *
 * @param limits they have a limit a month and a limit of open leads, and a tenth of them have reached theirs
 * @param isOld who they are was said long ago, of each on another day, and counts
 */
export function aUsualDecision(size: number, { limits = false, isOld = false } = {}) {
  const everybody = Array.from({ length: size }, (_, index) => ({
    ...ann,
    id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
    awayUntil: index % 5 === 0 ? EXAMPLE_NOW + (index + 1) * 37 * MINUTE : null,
    limits: limits ? LIMITS : [],
    ...(isOld && { languages: index % 3 === 0 ? [] : ["de"], factsCheckedAt: EXAMPLE_NOW - (300 + index) * DAY }),
  }));
  const spread = (index: number, most: number) => (index * 7_919_333 + 104_729) % most;
  return decide({
    strategy: "next-in-turn@1",
    params: isOld ? { requirements: { match: ["language"] } } : {},
    team: {
      id: ids.team,
      members: everybody.map(({ id }, index) => ({ personId: id, weight: 1 + (index % 3) })),
      absencePolicy: "none",
      limitsPolicy: "none",
    },
    people: everybody,
    credits: everybody.map((_, index) => spread(index, 2_000_000) - 1_000_000),
    lastPickedAt: everybody.map((_, index) => EXAMPLE_NOW - spread(index, 6 * HOUR)),
    loads: limits ? everybody.map(loadOf) : [],
    calendars: {},
    lead: isOld ? { language: "de" } : {},
    excluded: [],
    now: EXAMPLE_NOW,
    seed: "0192f0c4-7b1e-8d3a-9c5f-2e6b7a8d9c0f",
  });
}

const LIMITS: PersonFacts["limits"] = [
  { what: "month", most: 150, window: "moving" },
  { what: "open", most: 12, window: "moving" },
];

function loadOf(_: unknown, index: number): LoadFacts {
  const count = index % 10 === 1 ? 150 : 20 + (index % 100);
  const givenAt = Array.from({ length: count }, (_, lead) => EXAMPLE_NOW - (count - lead) * 3 * HOUR);
  return {
    openLeads: index % 12,
    pipelineValue: 99_000,
    companySize: 4_200,
    uncontacted: index % 3,
    givenAt,
    lastSeenAt: EXAMPLE_NOW,
  };
}
