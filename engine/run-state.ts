import type { WaitEvent } from "../node-catalog/kit/outcome.ts";

/** Where a run stands. */
export interface RunState {
  readonly id: string;
  readonly programId: string;
  readonly flowId: string;
  readonly version: number;
  readonly subjectId: string;
  readonly status: "ready" | "waiting" | "done" | "failed" | "cancelled";
  readonly nodeId: string;
  /** Nodes visited so far; the next visit's number. */
  readonly visit: number;
  /** Steps written so far. */
  readonly seq: number;
  /** What ended the wait at `nodeId`, when it has ended. */
  readonly event: WaitEvent | null;
  readonly attempts: number;
}

/** An event that came before its wait was open. */
export interface KeptSignal {
  readonly id: string;
  readonly subject: string;
  readonly event: WaitEvent;
}
