import type { FieldValue, PersonId, Uuid } from "./domain.ts";
import type { Because, Decision } from "./because.ts";
import type { Effect } from "./effects.ts";

export type WaitKind = "time" | "acceptance" | "contact" | "call" | "opening" | "review";

/** What a step wants to know again when its wait is over: a few small values. */
export type Memo = Readonly<Record<string, string | number | boolean | null>>;

/** A run that left its node. */
export interface Leave {
  readonly kind: "leave";
  readonly exit: string;
  readonly effects: readonly Effect[];
  readonly because: Because;
  readonly decision?: Decision;
}

/** As a wait's subject: the assignment that this same outcome makes, whose id nobody knows before. */
export const WHOEVER_GETS_IT = "whoever-gets-it";

/** A run that stays at its node until somebody, something or the clock moves it. */
export interface Wait {
  readonly kind: "wait";
  readonly for: WaitKind;
  /** What an event must name to end this wait: an assignment, a call, the team whose list opens, the account under review, or {@link WHOEVER_GETS_IT}; `null` when only time ends it. */
  readonly subject: Uuid | null;
  /** Epoch milliseconds; `null` waits for ever. */
  readonly until: number | null;
  /** Which event leaves by which exit. An event that is not listed goes to the node's `resume`. */
  readonly exits: Readonly<Record<string, string>>;
  /** Comes back to `resume`: see {@link memoOf}. A wait for an opening says by `opens` (epoch milliseconds) when it expects it. */
  readonly memo?: Memo;
  readonly effects: readonly Effect[];
  readonly because: Because;
  readonly decision?: Decision;
}

export type Outcome = Leave | Wait;

/** What ended a wait. */
export interface WaitEvent {
  /** "timeout", "accepted", "declined", "reached", "reassigned", "result" … */
  readonly kind: string;
  readonly at: number;
  readonly by?: PersonId | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

export function leave(
  exit: string,
  { because, effects = [], decision }: { because: Because; effects?: readonly Effect[]; decision?: Decision },
): Leave {
  return { kind: "leave", exit, effects, because, ...(decision && { decision }) };
}

export function wait(options: {
  for: WaitKind;
  subject?: Wait["subject"];
  until: number | null;
  exits: Readonly<Record<string, string>>;
  memo?: Memo;
  effects?: readonly Effect[];
  because: Because;
  decision?: Decision | undefined;
}): Wait {
  const { decision, ...given } = options;
  return { kind: "wait", subject: null, effects: [], ...given, ...(decision && { decision }) };
}

/** What the step noted when it began the wait that this event ended. */
export function memoOf({ data }: WaitEvent): Memo {
  return (data?.["memo"] as Memo | undefined) ?? {};
}

/** What a `perform` node brings back from the outside world. */
export interface Performed {
  readonly exit: string;
  readonly set?: Readonly<Record<string, FieldValue | null>>;
  readonly because: Because;
}
