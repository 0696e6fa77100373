import type { DecisionInputs } from "../kit/decision-inputs.ts";
import type { PersonId } from "../kit/domain.ts";
import type { LoadFacts, PersonFacts } from "../kit/facts.ts";
import { isAtWork } from "./obstacles/at-work.ts";
import { notExcluded } from "./obstacles/exclusion.ts";
import { fitsTheLead } from "./obstacles/fit.ts";
import { limitReached } from "./obstacles/limits.ts";
import type { Check, Obstacle } from "./obstacles/obstacle.ts";
import { hasTimeForMore } from "./obstacles/pace.ts";
import { isPresent } from "./obstacles/present.ts";
import { hasWonDeals, staleSince } from "./obstacles/track-record.ts";
import type { EligibilityReason } from "./reasons.ts";

export interface Verdict extends Omit<Obstacle, "reason"> {
  readonly id: PersonId;
  readonly weight: number;
  readonly reason: EligibilityReason;
  readonly capacity: number;
  /** When the figures behind it were measured, if that is long ago. */
  readonly staleSince?: number | undefined;
}

type Judged = Omit<Verdict, "id" | "weight" | "capacity">;

const NO_SHARE: Judged = { reason: "no-share" };

/** What eligibility depends on besides people and what they have to do. */
export type Asked = Pick<DecisionInputs, "params" | "lead" | "excluded" | "calendars" | "now">;

/** Says of every member of a team, exactly once and in the team's order, whether they can take the lead now. */
export function eligibility(
  { members }: Pick<DecisionInputs["team"], "members">,
  { people, loads, ...asked }: Asked & Pick<DecisionInputs, "people" | "loads">,
): readonly Verdict[] {
  const find = finder(people);
  const judge = judgeFor(asked);
  return members.map(({ personId, weight }, place) => {
    const person = find(personId, place);
    const { reason, until, values, staleSince } = weight > 0 ? judge(person, loads[place]) : NO_SHARE;
    return { id: personId, weight, capacity: person?.capacity ?? 1, reason, until, values, staleSince };
  });
}

/**
 * Says of one person after the other whether they can take the lead now. The first obstacle counts: first what does not
 * pass with time, then where the customer and the person are in their day, then what they have to do already. Without their
 * load neither limits nor presence hold them back.
 */
export function judgeFor(asked: Asked): (person: PersonFacts | undefined, load?: LoadFacts | null) => Judged {
  const checks = checksFor(asked);
  const asksForDeals = asked.params.requirements?.wonDeals !== undefined;
  return (person, load = null) => {
    if (!person) return { reason: "inactive" };
    const obstacle = firstObstacle(checks, person, load);
    const stale = asksForDeals ? staleSince(person.trackRecord, asked.now) : undefined;
    return stale === undefined ? obstacle : { ...obstacle, staleSince: stale };
  };
}

function firstObstacle(checks: readonly Check[], person: PersonFacts, load: LoadFacts | null): Obstacle {
  for (const check of checks) {
    const obstacle = check(person, load);
    if (obstacle) return obstacle;
  }
  return ELIGIBLE;
}

const ELIGIBLE: Obstacle = { reason: "eligible" };

/** People stand in the order of the members, unless somebody has been removed: only then is it worth a map. */
export function finder(people: readonly PersonFacts[]): (id: PersonId, place: number) => PersonFacts | undefined {
  let byId: ReadonlyMap<PersonId, PersonFacts> | undefined;
  return (id, place) => {
    const next = people[place];
    if (next?.id === id) return next;
    byId ??= new Map(people.map((person) => [person.id, person]));
    return byId.get(id);
  };
}

function checksFor({ params, lead, excluded, calendars, now }: Asked): readonly Check[] {
  const { requirements = {} } = params;
  return [
    notExcluded(excluded, params),
    ...fitsTheLead(requirements, lead),
    ...hasWonDeals(requirements, lead),
    ...suitsTheCustomer(lead.clock),
    (person) => isAtWork(person, now),
    ...isPresent(requirements, now),
    ...hasTimeForMore(params),
    (person, load) => (load ? limitReached(person, load, calendars[person.timeZone], now) : undefined),
    // Last: whoever only this keeps from it could have had the lead otherwise.
    ...isTheirs(lead.theirs),
  ];
}

function isTheirs(personId: Asked["lead"]["theirs"]): Check[] {
  return personId === undefined ? [] : [({ id }) => (id === personId ? undefined : { reason: "not-theirs" })];
}

/** The customer's own time of day is nobody's fault, and everybody's obstacle. */
function suitsTheCustomer(clock: Asked["lead"]["clock"]): Check[] {
  if (!clock || clock.opensAt === null) return [];
  const { time, opensAt: until } = clock;
  return [() => ({ reason: "customer-hours", until, values: { time } })];
}
