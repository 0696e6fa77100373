import { eligibility } from "../../../node-catalog/assignment/eligibility.ts";
import { leadClock } from "../../../node-catalog/assignment/lead-clock.ts";
import { leadTraits } from "../../../node-catalog/assignment/lead-traits.ts";
import type { Search } from "../../../node-catalog/kit/define-node.ts";
import type { FieldDefinition, Lead, PersonId } from "../../../node-catalog/kit/domain.ts";
import type { PersonFacts, TeamFacts } from "../../../node-catalog/kit/facts.ts";
import type { LeadBox, LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import { UNKNOWN_LEAD } from "../../../node-catalog/rules/sample-lead.ts";

type Pool = Search["pools"][number];

/** Who of a team could take such leads if they were at work, and when the customer wants to be called. */
export interface Takers {
  readonly people: ReadonlySet<PersonId>;
  isCustomerAwake(now: number): boolean;
}

/**
 * Judges the members of a team by the same eligibility as a decision, without what passes with time and without what they
 * have to do: hours and absence are looked up moment by moment, and how full somebody will be nobody knows.
 */
export function takersOf(
  { requirements = {} }: Pool,
  { members, people }: TeamFacts,
  leads: LeadSet,
  own: readonly FieldDefinition[],
  now: number,
): Takers {
  const { customerHours, ...traits } = requirements;
  const params = { requirements: traits };
  const samples = leads.map((box) => leadIn(box, own));
  const asked = { people: people.map(alwaysAtWork), params, excluded: [], loads: [], calendars: {}, now };
  const verdicts = samples.map((lead) => eligibility({ members }, { ...asked, lead: leadTraits(lead, params, now) }));
  const able = members.filter((_, place) => verdicts.some((all) => all[place]!.reason === "eligible"));
  return {
    people: new Set(able.map(({ personId }) => personId)),
    isCustomerAwake: (at) =>
      customerHours === undefined ||
      samples.some((lead) => (leadClock(lead, customerHours, at)?.opensAt ?? null) === null),
  };
}

const alwaysAtWork = (person: PersonFacts): PersonFacts => ({
  ...person,
  awayUntil: null,
  offIntervals: [],
  busyIntervals: [],
  busyAsRead: null,
  openIntervals: null,
});

/** What is certain of the leads in a box; of everything else the lead says nothing, so it keeps nobody out. */
function leadIn(box: LeadBox, own: readonly FieldDefinition[]): Lead {
  const known = Object.entries(box).flatMap(([name, { mayBeEmpty, filled }]): [string, string][] =>
    !mayBeEmpty && filled?.type === "text" && filled.only?.length === 1 ? [[name, filled.only[0]!]] : [],
  );
  const { country, language, product, ...rest } = Object.fromEntries(known);
  const fields = own.flatMap(({ name }) =>
    rest[`fields.${name}`] === undefined ? [] : [[name, rest[`fields.${name}`]!]],
  );
  return {
    ...UNKNOWN_LEAD,
    country: country?.toUpperCase() ?? null,
    language: language ?? null,
    product: product ?? null,
    fields: Object.fromEntries(fields),
  };
}
