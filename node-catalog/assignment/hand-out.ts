import type { Decision } from "../kit/because.ts";
import type { DecisionInputs, Exclusion, StrategyName, StrategyParams } from "../kit/decision-inputs.ts";
import type { PersonId } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import type { FactsView, LoadFacts, LoadsOf, TeamFacts } from "../kit/facts.ts";
import { calendarsOf } from "./calendars.ts";
import { decideAndBook } from "./decide.ts";
import { windowOf } from "./given-within.ts";
import { leadTraits } from "./lead-traits.ts";
import { rosterOf } from "./roster.ts";

export interface Turn {
  /** Undefined when nobody can take it. */
  readonly personId: PersonId | undefined;
  /** The team's whole balance after the pick, in the order of its members. */
  readonly credits: readonly number[];
  readonly decision: Decision;
}

export interface HandOutOptions {
  readonly strategy: StrategyName;
  readonly params?: StrategyParams;
  readonly excluded?: readonly Exclusion[];
  /** Only this person is asked: it is their customer. */
  readonly theirs?: PersonId;
  /** They are nobody of the team. */
  readonly fromOutside?: true;
  readonly now: number;
  readonly seed: string;
}

/** Gathers what a choice among the members of a team depends on, and lets {@link decideAndBook} choose and explain. */
export function handOut(team: TeamFacts, facts: FactsView, options: HandOutOptions): Turn {
  const { decision, after } = decideAndBook(gather(team, facts, options));
  return { personId: decision.chosen ?? undefined, credits: after, decision };
}

function gather(
  team: TeamFacts,
  facts: FactsView,
  { strategy, params = {}, excluded = [], theirs, fromOutside, now, seed }: HandOutOptions,
): DecisionInputs {
  const { id, members, people, absencePolicy, limitsPolicy, credits, lastPickedAt } = team;
  const calendars = calendarsOf(people, now);
  return {
    strategy,
    params,
    team: { id, members, absencePolicy, limitsPolicy },
    people,
    credits,
    lastPickedAt,
    loads: loadsOf(team, facts, loadsFor(strategy, params) !== "people-with-limits"),
    calendars,
    lead: { ...leadTraits(facts.lead, params, now), ...(theirs && { theirs }) },
    ...(fromOutside && { fromOutside }),
    excluded,
    now,
    seed,
  };
}

/** Whose loads it compares or judges: what a node's `needs` say. */
export function loadsFor(strategy: StrategyName, { requirements, pace, measure }: StrategyParams): LoadsOf {
  if (strategy === "fewest-open@1") return windowOf(measure) ? "everybody-and-when" : "everybody";
  return requirements?.presentMinutes !== undefined || pace !== undefined ? "everybody" : "people-with-limits";
}

/** Of everybody, or of those with limits. */
function loadsOf(team: TeamFacts, facts: FactsView, ofEverybody: boolean): readonly (LoadFacts | null)[] {
  const { people, isLimited } = rosterOf(team.members, team.people);
  const isAsked = (place: number): boolean => (ofEverybody ? people[place] !== undefined : isLimited[place]!);
  if (!people.some((_, place) => isAsked(place))) return [];
  return facts.loadsOf(team).map((load, place) => {
    if (!isAsked(place)) return null;
    if (load) return load;
    throw new AppError("stop", "load-missing", "How much this person has to do was not read.");
  });
}

/** The part of a step's config that a choice depends on, without what is not set. */
export function paramsOf({ requirements, measure }: StrategyParams): StrategyParams {
  return { ...(requirements && { requirements }), ...(measure && { measure }) };
}
