import type { CalendarPeriods, StrategyName, StrategyParams } from "../../node-catalog/kit/decision-inputs.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import type { Column } from "./columns.ts";

/** How receipts are written now. Format 1 held the whole decision in one value and is still read. */
export const FORMAT = 2;

/** By what a step chose, the same for every lead that comes to it: stored once. */
export interface DecidedBy {
  readonly strategy: StrategyName;
  readonly params: StrategyParams;
}

/** Micro-units of a turn: a number, or its digits where a number would not hold them all. */
export type Units = number | string;

/**
 * What is left of a decision without its team, its params and its lead. Columns are in the order of the team's members;
 * times of the past are in milliseconds before `now`, because they are shorter. Balances afterwards follow from the rest.
 */
export interface PackedDecision {
  readonly seed: string;
  readonly now: number;
  /** The place among the members. */
  readonly chosen: number | null;
  /** `null` for who has no entry. */
  readonly credit: Column<Units | null>;
  readonly idle: Column<number | null>;
  readonly gained: Column<Units>;
  /** By the one who was chosen. */
  readonly paid?: Units;
  readonly said: Column<Said>;
  /** After `now`; `null`: the reason names no end; "unknown": nobody knows when. Absent where nobody's does. */
  readonly until?: Column<number | null | "unknown">;
  readonly load?: Column<number | null>;
  /** Reason and places; people who are no members by their id. */
  readonly excluded?: readonly (readonly [reason: string, who: string | number])[];
  readonly loads?: PackedLoads;
  readonly calendars?: Readonly<Record<string, CalendarPeriods>>;
  readonly notes?: readonly Because[];
}

/** What is said of a member besides numbers. */
export interface Said {
  readonly reason: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly staleSince?: number;
}

/** Columns of those members whose loads were read. */
export interface PackedLoads {
  readonly of: string;
  readonly open: Column<number>;
  readonly value: Column<number>;
  readonly fresh: Column<number>;
  /** The last one before `now`, then the time before each. */
  readonly given: Column<readonly number[]>;
  readonly seen: Column<number | null>;
}
