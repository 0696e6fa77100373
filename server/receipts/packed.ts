import type { CalendarPeriods, StrategyName, StrategyParams } from "../../node-catalog/kit/decision-inputs.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import type { Along, Column } from "./columns.ts";
import type { TeamSnapshot } from "./team-snapshot.ts";

/** How receipts are written now. Format 1 held the whole decision in one value and is still read. */
export const FORMAT = 2;

/** By what a step chose, the same for every lead that comes to it: stored once. */
export interface DecidedBy {
  readonly strategy: StrategyName;
  readonly params: StrategyParams;
}

/** Integers, see `packNumbers`. */
export type Numbers = string;

/**
 * What is left of a decision without its team, its params and its lead. Columns are in the order of the team's members;
 * times are told as milliseconds from `now`, because that is shorter. Balances afterwards follow from the rest.
 */
export interface PackedDecision {
  readonly seed: string;
  readonly now: number;
  /** The place among the members. */
  readonly chosen: number | null;
  /** Before the choice, in micro-units of a turn. */
  readonly credit: Numbers;
  /** Since the last lead from this team. */
  readonly idle: Numbers;
  /** Micro-units of a turn; along with what is said of people, whoever was chosen stands apart. */
  readonly gained: Column<number | string> | Along<number>;
  /** By the one who was chosen. */
  readonly paid?: number | string;
  readonly said: Column<Said>;
  /** One after the other for those whose obstacle ends. */
  readonly until?: Numbers;
  readonly load?: Column<number | null>;
  /**
   * On whose facts, checked long ago, a verdict rests; along with what is said of people. When that was stands with the team:
   * two hundred people were checked on two hundred days.
   */
  readonly unchecked?: Column<boolean> | Along<boolean>;
  /** Reason and place; people who are no members by their id. */
  readonly excluded?: readonly (readonly [reason: string, who: string | number])[];
  readonly loads?: PackedLoads;
  readonly calendars?: Readonly<Record<string, CalendarPeriods>>;
  readonly notes?: readonly Because[];
  /** Instead of the team's own, where somebody from outside was asked. */
  readonly asked?: Pick<TeamSnapshot, "members" | "people">;
}

/** What is said of a member besides numbers. */
export interface Said {
  readonly reason: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly staleSince?: number;
  /** `until` has an entry for them. */
  readonly ends?: true;
}

/** Columns of those members whose loads were read. */
export interface PackedLoads {
  /** Whose; along with what is said of people. */
  readonly of: Column<boolean> | Along<boolean>;
  readonly open: Numbers;
  readonly value: Column<number>;
  /** Not there: it did not matter. */
  readonly size?: Column<number>;
  /** Not there: the same as `open`. */
  readonly fresh?: Numbers;
  /** The last lead before `now`, then the time before each. */
  readonly given: Column<Numbers>;
  readonly seen: Numbers;
}
