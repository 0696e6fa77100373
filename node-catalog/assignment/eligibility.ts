import type { DecisionInputs } from "../kit/decision-inputs.ts";
import type { PersonId } from "../kit/domain.ts";
import { hadItBefore, isLeftOut } from "./obstacles/exclusion.ts";
import { limitReached } from "./obstacles/limits.ts";
import { firstOf, type Obstacle } from "./obstacles/obstacle.ts";
import { hasTimeForMore } from "./obstacles/pace.ts";
import { isPresent } from "./obstacles/present.ts";
import { staleSince } from "./obstacles/track-record.ts";
import type { EligibilityReason } from "./reasons.ts";
import { type Roster, rosterOf } from "./roster.ts";

export interface Verdict extends Omit<Obstacle, "reason"> {
  readonly id: PersonId;
  readonly weight: number;
  readonly reason: EligibilityReason;
  readonly capacity: number;
  /** When the figures behind it were measured, if that is long ago. */
  readonly staleSince?: number | undefined;
}

/** What holds of a member, the same object from lead to lead where it is the same. */
export type Judged = Pick<Verdict, "reason" | "until" | "values">;

const NO_SHARE: Judged = { reason: "no-share", until: undefined, values: undefined };
const INACTIVE: Judged = { reason: "inactive", until: undefined, values: undefined };
const ELIGIBLE: Judged = { reason: "eligible", until: undefined, values: undefined };

/** What eligibility depends on besides the team. Without somebody's load neither limits nor presence hold them back. */
export type Asked = Pick<DecisionInputs, "people" | "params" | "lead" | "excluded" | "loads" | "calendars" | "now">;

/** Says of every member of a team, exactly once and in the team's order, whether they can take the lead now. */
export function eligibility(team: Pick<DecisionInputs["team"], "members">, asked: Asked): readonly Verdict[] {
  const { roster, judged } = judgeAll(team, asked);
  const isStale = staleAt(roster, asked);
  return judged.map(({ reason, until, values }, place) => ({
    id: roster.ids[place]!,
    weight: roster.weights[place]!,
    capacity: roster.capacities[place]!,
    reason,
    until,
    values,
    staleSince: isStale?.(place),
  }));
}

/** The same as columns: two hundred verdicts are not made for each lead. */
export function judgeAll(
  { members }: Pick<DecisionInputs["team"], "members">,
  { people, ...asked }: Asked,
): { readonly roster: Roster; readonly judged: readonly Judged[] } {
  const roster = rosterOf(members, people);
  const judge = judgeFor(roster, asked);
  return { roster, judged: roster.weights.map((weight, place) => (weight > 0 ? judge(place) : NO_SHARE)) };
}

/** When the figures behind the verdict of the member at a place were measured, if that is long ago; undefined: none count. */
export function staleAt(
  { weights, measuredAt }: Roster,
  { params, now }: Pick<Asked, "params" | "now">,
): ((place: number) => number | undefined) | undefined {
  if (params.requirements?.wonDeals === undefined) return undefined;
  return (place) => (weights[place]! > 0 ? staleSince(measuredAt[place], now) : undefined);
}

/**
 * Says of one member after the other whether they can take the lead now. The first obstacle counts: first what does not
 * pass with time, then where the customer and the person are in their day, then what they have to do already.
 */
function judgeFor(roster: Roster, asked: Omit<Asked, "people">): (place: number) => Judged {
  const { params, lead, excluded, loads, calendars, now } = asked;
  const lasting = roster.lasting(params.requirements, lead);
  const atWork = roster.atWork(now);
  const hadIt = hadItBefore(excluded);
  const customer = suitsTheCustomer(lead.clock);
  const busy = [...isPresent(params.requirements, now), ...hasTimeForMore(params)];

  return (place) => {
    const person = roster.people[place];
    if (!person) return INACTIVE;
    const always = lasting[place];
    if (always && isLeftOut(always)) return always;
    const id = roster.ids[place]!;
    const passing = hadIt(id) ?? always ?? customer ?? atWork[place];
    if (passing) return passing;
    const load = loads[place] ?? null;
    const occupied = load && firstOf(busy, load);
    if (occupied) return occupied;
    const mayBeFull =
      load &&
      (load.openLeads >= roster.fewestOpen[place]! ||
        (load.givenAt !== null && load.givenAt.length >= roster.fewestGiven[place]!));
    const full = mayBeFull ? limitReached(person, load, calendars[person.timeZone], now) : undefined;
    // Last: whoever only this keeps from it could have had the lead otherwise.
    return full ?? (lead.theirs === undefined || lead.theirs === id ? ELIGIBLE : NOT_THEIRS);
  };
}

const NOT_THEIRS: Judged = { reason: "not-theirs", until: undefined, values: undefined };

/** The customer's own time of day is nobody's fault, and everybody's obstacle. */
function suitsTheCustomer(clock: Asked["lead"]["clock"]): Obstacle | undefined {
  if (!clock || clock.opensAt === null) return undefined;
  return { reason: "customer-hours", until: clock.opensAt, values: { time: clock.time } };
}
