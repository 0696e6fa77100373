import { useSyncExternalStore } from "react";
import type { Problem } from "../../engine/graph.ts";
import { createKeyedStore, type KeyedStore } from "./keyed-store.ts";

/** What a step shows besides itself. */
export interface StepStatus {
  /** Leads that wait here now. */
  readonly waiting: number;
  /** Something just happened here. */
  readonly isLit: boolean;
  readonly problem: Problem | undefined;
  /** How many there are as severe as that one. */
  readonly problemCount: number;
  /** On a lead's path: its numbers on it, "4, 9". */
  readonly visits: string;
  /** On a lead's path: it did not come by. */
  readonly isOff: boolean;
  /** The lead that stands here, "LB 11:42 left". */
  readonly here: string;
}

/** What an arrow shows besides its outcome. */
export interface ArrowStatus {
  readonly count: number | undefined;
  /** Thickness by its share of all leads. */
  readonly width: 1 | 2 | 3 | 4;
  readonly taken: "taken" | "not-taken" | undefined;
}

export interface CanvasStatus {
  readonly steps: KeyedStore<StepStatus>;
  /** By `arrowKey`. */
  readonly arrows: KeyedStore<ArrowStatus>;
}

const QUIET_STEP: StepStatus = {
  waiting: 0,
  isLit: false,
  problem: undefined,
  problemCount: 0,
  visits: "",
  isOff: false,
  here: "",
};
const QUIET_ARROW: ArrowStatus = { count: undefined, width: 1, taken: undefined };

export function createCanvasStatus(schedule?: (run: () => void) => void): CanvasStatus {
  return { steps: createKeyedStore(QUIET_STEP, schedule), arrows: createKeyedStore(QUIET_ARROW, schedule) };
}

export const arrowKey = (nodeId: string, exit: string): string => `${nodeId} ${exit}`;

/** The value of one key; renders again for changes of this key only. */
export function useKeyed<Value>(store: KeyedStore<Value>, key: string): Value {
  return useSyncExternalStore(
    (listener) => store.watch(key, listener),
    () => store.get(key),
  );
}

const WIDTHS = [1, 2, 3, 4] as const;

/** Thickness in four steps by share of the busiest arrow. */
export function widthByShare(count: number, most: number): ArrowStatus["width"] {
  if (count === 0 || most === 0) return 1;
  return WIDTHS[Math.min(3, Math.floor((count / most) * 4))] ?? 1;
}
