import fc from "fast-check";
import { type CheckedGraph, startOf } from "../../engine/checked-graph.ts";
import { checkNodes, type Known } from "../../engine/compile.ts";
import type { Graph } from "../../engine/graph.ts";
import { eligibility } from "../../node-catalog/assignment/eligibility.ts";
import { leadTraits } from "../../node-catalog/assignment/lead-traits.ts";
import type { Lead } from "../../node-catalog/kit/domain.ts";
import { facts, ids } from "../../node-catalog/kit/examples.ts";
import type { PersonFacts, SharedFacts, TeamFacts } from "../../node-catalog/kit/facts.ts";
import type { LeadSet } from "../../node-catalog/kit/lead-set.ts";
import { openIntervals } from "../../node-catalog/kit/open-intervals.ts";
import type { Requirements } from "../../node-catalog/kit/requirements.ts";
import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import { countIncoming, incomingOf } from "../../server/flows/coverage/incoming.ts";
import { askedFields } from "../../server/flows/coverage/kinds.ts";
import { clockSteps, exitAt, momentsOf, sameMoments } from "../../server/flows/coverage/moments.ts";
import { Presence } from "../../server/flows/coverage/presence.ts";
import type { RowWorld } from "../../server/flows/coverage/row.ts";
import { waysOf } from "../../server/flows/coverage/ways.ts";
import { weekOf } from "../../server/flows/coverage/week.ts";
import { catalog } from "../engine/support/a-world.ts";

/** In the week in which clocks go back in Berlin: Sunday has 25 hours. */
export const NOW = Date.UTC(2026, 9, 19, 6);

/** A drawing, and who is in its teams, through a week in Berlin. */
export function aDrawnWorld(drawing: Graph, known: Known, teams: readonly TeamFacts[]) {
  const { nodes } = checkNodes(drawing, catalog, known);
  const people = [...new Map(teams.flatMap((team) => team.people.map((one) => [one.id, one] as const))).values()];
  const shared: SharedFacts = {
    ...facts().shared,
    people: Object.fromEntries(people.map((one) => [one.id, one])),
    teams: Object.fromEntries(teams.map((team) => [team.id, team])),
  };
  const fields = askedFields(nodes, known);
  const world = theWorld(nodes, fields, shared, people);
  const waysFor = (leads: LeadSet) => waysOf(nodes, startOf(nodes)!.id, known, leads);
  return { fields, world, countOf: (leads: LeadSet) => countIncoming(leads, waysFor, world) };
}

function theWorld(
  nodes: CheckedGraph,
  fields: ReturnType<typeof askedFields>,
  shared: SharedFacts,
  people: readonly PersonFacts[],
): RowWorld {
  const week = weekOf("Europe/Berlin", NOW, shared.workspace.hours);
  const clocks = clockSteps(nodes, shared.workspace, week);
  const moments = momentsOf(week, people, clocks.values(), nodes);
  const presence = new Presence(people, moments);
  const incoming = incomingOf(fields, week, moments);
  const stateAt = (moment: number) => [
    presence.whoIsIn(moment),
    String(incoming.at[moment]),
    ...Array.from(clocks.values(), (clock) => exitAt(clock, moments[moment]!)),
  ];
  const sameAs = sameMoments(moments, nodes, stateAt);
  const said = { teams: new Map(), outsiders: () => "" };
  return { shared, own: [], presence, incoming, clocks, moments, sameAs, week, ...said };
}

/** How many of a team the decision itself would let take a lead. */
export function countEligible(team: TeamFacts, lead: Lead, requirements: Requirements, now: number): number {
  const params = { requirements };
  const asked = { params, lead: leadTraits(lead, params, now), excluded: [], loads: [], calendars: {}, now };
  // Hours are about the usual week: what stands in calendars does not count.
  const people = team.people.map((person) => ({ ...person, busyIntervals: [], busyAsRead: null }));
  const verdicts = eligibility(team, { people, ...asked });
  return verdicts.filter(({ reason }) => reason === "eligible").length;
}

/** The last moment of a week that is not after `at`. */
export const momentAt = ({ moments }: RowWorld, at: number): number => moments.findLastIndex((start) => start <= at);

const times = fc.constantFrom("00:00", "06:35", "09:00", "12:30", "13:00", "17:45", "24:00");
const spans = fc.uniqueArray(times, { minLength: 2, maxLength: 2 }).map((pair) => pair.toSorted() as [string, string]);
const hours = fc.record({ mon: fc.array(spans, { maxLength: 1 }), sun: fc.array(spans, { maxLength: 1 }) });
const someone = (id: string): fc.Arbitrary<PersonFacts> =>
  fc
    .record({
      hours: fc.option(hours),
      timeZone: fc.constantFrom("Europe/Berlin", "Asia/Kolkata", "America/Los_Angeles"),
      languages: fc.subarray(["it", "de"]),
      active: fc.boolean(),
      away: fc.option(fc.integer({ min: 0, max: 160 })),
      off: fc.option(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 60 }))),
      seniority: fc.option(fc.integer({ min: 1, max: 5 })),
      busy: fc.option(fc.integer({ min: -20, max: 100 })),
    })
    .map(({ hours, timeZone, languages, active, away, off, seniority, busy }) => ({
      ...Object.values(facts().shared.people)[0]!,
      id,
      timeZone,
      languages,
      active,
      seniority,
      openIntervals: openIntervals(hours, timeZone, NOW - DAY, 14),
      awayUntil: away === null ? null : NOW + away * HOUR,
      busyIntervals: busy === null ? [] : [[NOW + busy * HOUR, NOW + (busy + 24) * HOUR] as const],
      offIntervals:
        off === null
          ? []
          : [{ from: NOW + off[0] * HOUR, to: NOW + (off[0] + off[1]) * HOUR, kind: "time-off" as const, name: "" }],
    }));

/** Ann, Bob and Lena, at work and away at any hours. */
export const threePeople = fc.tuple(someone(ids.ann), someone(ids.bob), someone(ids.lena));
