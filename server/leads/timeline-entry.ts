import type { TimelineEntry } from "./contract.ts";

/** An entry before its time becomes text. */
export interface Entry extends Omit<TimelineEntry, "at"> {
  /** Epoch milliseconds. */
  readonly at: number;
}
