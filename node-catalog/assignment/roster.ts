import type { LeadTraits } from "../kit/decision-inputs.ts";
import type { PersonId } from "../kit/domain.ts";
import type { MemberFacts, PersonFacts } from "../kit/facts.ts";
import type { Requirements } from "../kit/requirements.ts";
import { isAtWork, nextChange } from "./obstacles/at-work.ts";
import { type Checks, checksOf } from "./obstacles/checked.ts";
import { leftOut } from "./obstacles/exclusion.ts";
import { fitsTheLead } from "./obstacles/fit.ts";
import { type Check, firstOf, likeBefore, type Obstacle } from "./obstacles/obstacle.ts";
import { hasWonDeals } from "./obstacles/track-record.ts";

/**
 * A team as decisions walk through it, column by column and place by place. Its people with their skills, hours and limits
 * lie in thousands of places in memory: fetching all of them for each lead took three times as long as deciding.
 */
export interface Roster extends Checks {
  readonly ids: readonly PersonId[];
  readonly weights: readonly number[];
  readonly capacities: readonly number[];
  /** Undefined: removed. */
  readonly people: readonly (PersonFacts | undefined)[];
  /** The lowest limit of open leads, and of leads by time: whoever has less to do is not full. */
  readonly fewestOpen: readonly number[];
  readonly fewestGiven: readonly number[];
  readonly isLimited: readonly boolean[];
  /** When their track record was measured. */
  readonly measuredAt: readonly (number | undefined)[];
  /** What keeps somebody from such leads whatever the time is. */
  lasting(requirements: Requirements | undefined, lead: LeadTraits): readonly (Obstacle | undefined)[];
  /** Away, on holiday, on a day off or out of hours. */
  atWork(now: number): readonly (Obstacle | undefined)[];
}

interface Known {
  readonly people: readonly PersonFacts[];
  readonly roster: Roster;
}

/** Members and people of a team stay the same lists from lead to lead, as long as nothing about them changes. */
const known = new WeakMap<readonly MemberFacts[], Known>();

export function rosterOf(members: readonly MemberFacts[], people: readonly PersonFacts[]): Roster {
  const kept = known.get(members);
  if (kept?.people === people) return kept.roster;
  const roster = makeRoster(members, people);
  known.set(members, { people, roster });
  return roster;
}

function makeRoster(members: readonly MemberFacts[], given: readonly PersonFacts[]): Roster {
  const byId = new Map(given.map((person) => [person.id, person]));
  const people = members.map(({ personId }) => byId.get(personId));
  return {
    ids: members.map(({ personId }) => personId),
    weights: members.map(({ weight }) => weight),
    capacities: people.map((person) => person?.capacity ?? 1),
    people,
    fewestOpen: people.map((person) => fewest(person, (what) => what === "open")),
    fewestGiven: people.map((person) => fewest(person, (what) => what !== "open")),
    isLimited: people.map((person) => (person?.limits.length ?? 0) > 0),
    measuredAt: people.map((person) => person?.trackRecord?.measuredAt),
    ...checksOf(people),
    lasting: keepLasting(people),
    atWork: keepAtWork(people),
  };
}

function fewest(person: PersonFacts | undefined, isMeant: (what: string) => boolean): number {
  return Math.min(...(person?.limits ?? []).filter(({ what }) => isMeant(what)).map(({ most }) => most));
}

type People = Roster["people"];

/** A flow's steps ask the same of lead after lead; leads that differ in what is asked for are of so many kinds. */
const MOST_KINDS = 50;

function keepLasting(people: People): Roster["lasting"] {
  const kinds = new Map<string, readonly (Obstacle | undefined)[]>();
  return (requirements, lead) => {
    const { language, region, product, industry, value } = lead;
    const kind = JSON.stringify([textOf(requirements), language, region, product, industry, value]);
    let obstacles = kinds.get(kind);
    if (!obstacles) {
      const checks = lastingChecks(requirements, lead);
      const kept = likeBefore();
      obstacles = people.map((person) => person && kept(firstOf(checks, person)));
      if (kinds.size >= MOST_KINDS) kinds.clear();
      kinds.set(kind, obstacles);
    }
    return obstacles;
  };
}

const texts = new WeakMap<Requirements, string>();

function textOf(requirements: Requirements | undefined): string {
  if (!requirements) return "";
  const text = texts.get(requirements) ?? JSON.stringify(requirements);
  texts.set(requirements, text);
  return text;
}

/** What does not pass with time, first who must not have it at all. */
function lastingChecks(requirements: Requirements = {}, lead: LeadTraits): Check[] {
  return [leftOut(requirements), ...fitsTheLead(requirements, lead), ...hasWonDeals(requirements, lead)];
}

/** Worked out again when somebody comes or goes. */
function keepAtWork(people: People): Roster["atWork"] {
  let from = Infinity;
  let until = -Infinity;
  let obstacles: readonly (Obstacle | undefined)[] = [];
  return (now) => {
    if (from <= now && now < until) return obstacles;
    const kept = likeBefore();
    obstacles = people.map((person) => person && kept(isAtWork(person, now)));
    from = now;
    until = Math.min(...people.map((person) => (person ? nextChange(person, now) : Infinity)));
    return obstacles;
  };
}
