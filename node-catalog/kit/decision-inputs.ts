import type { PersonId } from "./domain.ts";
import type { LoadFacts, PersonFacts, TeamFacts } from "./facts.ts";
import type { Requirements } from "./requirements.ts";
import type { Interval } from "./time.ts";

/** A way of choosing, by name and version: behaviour that changes gets a new version beside the old one. */
export type StrategyName = "next-in-turn@1" | "fewest-open@1" | "same-person@1";

/**
 * What of somebody's leads is counted: open ones, each as one, by what it is worth or by how many people work at its company,
 * or only those that nobody has contacted yet; or whichever they were given in the last 7 or 30 days.
 */
export const MEASURES = ["leads", "value", "size", "uncontacted", "week", "month"] as const;
export type Measure = (typeof MEASURES)[number];

/** What the step asks for, as JSON out of its config. */
export interface StrategyParams {
  readonly requirements?: Requirements;
  /** @default "leads" */
  readonly measure?: Measure;
  /** Whether the lead of a person's own customer counts as one of their turns. */
  readonly costsTurn?: boolean;
  /** Nobody who has so many leads that nobody has contacted yet. */
  readonly pace?: number;
}

/**
 * All that one choice among people depends on. Plain data and complete: deciding over it again gives the same person and
 * the same numbers, byte for byte, whatever has changed since. It needs neither a clock nor time zones.
 */
export interface DecisionInputs {
  readonly strategy: StrategyName;
  readonly params: StrategyParams;
  readonly team: DecidingTeam;
  /** Of the members, in their order; who is missing here has been removed. */
  readonly people: readonly PersonFacts[];
  /** The turn balance before, in the order of the members and in micro-units; nothing there: 0. */
  readonly credits: readonly number[];
  /** In the order of the members; nothing there or `null`: never. */
  readonly lastPickedAt: readonly (number | null)[];
  /** In the order of the members; nothing there or `null`: neither limits nor load of this person count here. */
  readonly loads: readonly (LoadFacts | null)[];
  /** By time zone; only of members with limits by the calendar. */
  readonly calendars: Readonly<Record<string, CalendarPeriods>>;
  readonly lead: LeadTraits;
  /** Who is asked is nobody of the team, only in its name: a backup, a leader. */
  readonly fromOutside?: true;
  readonly excluded: readonly Exclusion[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Decides ties that nothing else decides. */
  readonly seed: string;
}

/** What of a team changes only with its version. */
export type DecidingTeam = Pick<TeamFacts, "id" | "members" | "absencePolicy" | "limitsPolicy">;

/** Who must not get the lead, whatever else holds. */
export interface Exclusion {
  readonly personId: PersonId;
  readonly reason: "already-tried" | "passed-on" | "excluded-by-hand";
}

/** The hour, day and month that it is now on the calendar of one zone, as [from, to) in epoch milliseconds. */
export interface CalendarPeriods {
  readonly hour: Interval;
  readonly day: Interval;
  readonly month: Interval;
}

/** Only what the params ask for is there; `null` is what the lead does not say. */
export interface LeadTraits {
  readonly language?: string | null;
  /** ISO 3166: "DE" or "DE-BY". */
  readonly region?: string | null;
  readonly product?: string | null;
  readonly industry?: string | null;
  readonly value?: number | null;
  /** Where the customer's time cannot be known, `null`. */
  readonly clock?: LeadClock | null;
  /** Whose customer it is, where only that person is asked. */
  readonly theirs?: PersonId;
}

/** The customer's own time, seen against the hours that the flow asks for. */
export interface LeadClock {
  readonly timeZone: string;
  /** "22:10" */
  readonly time: string;
  /** When those hours begin again, in epoch milliseconds; `null` while they last. */
  readonly opensAt: number | null;
}
