import type { TimelineEntry } from "./contract.ts";

/** An entry before its time becomes text. */
export interface Entry extends Omit<TimelineEntry, "at"> {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Which step of its path it belongs to: what one transaction did happened at one moment, in this order. */
  readonly seq?: number;
}
