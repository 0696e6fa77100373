import type { LoadsOf } from "../node-catalog/kit/facts.ts";
import type { SharedFacts, SubjectFacts } from "../node-catalog/kit/facts.ts";
import type { Stamped } from "../node-catalog/kit/effects.ts";
import type { DecisionRecord, OpenWait, Step } from "./burst.ts";
import type { Queryable, Tx } from "./database.ts";
import type { RunState } from "./run-state.ts";

/**
 * What the engine asks of the world outside of runs. The server implements it on PostgreSQL; the engine knows no leads,
 * teams or tasks of its own.
 */
export interface World {
  /** Facts for a scouting burst, read without locks; may be a moment old. Unknown teams come back as null. */
  peekShared(db: Queryable, wanted: WantedFacts): Promise<SharedFacts>;

  /** Locks the teams in one ordered statement and returns facts that hold until the end of the transaction. */
  lockShared(tx: Tx, wanted: WantedFacts): Promise<SharedFacts>;

  /**
   * Locks the subjects that nobody else has locked, in order, and returns their facts; the others are missing from the
   * result and stay for the next claim. (The claim holds runs first, against the order, so it must not wait here.) So do
   * those whose account has no owner yet and is locked by somebody else, who may be about to give it one.
   */
  lockSubjects(tx: Tx, subjectIds: readonly string[]): Promise<LockedSubjects>;

  /**
   * Writes what the bursts of a batch want done, with a few set-based statements, and tells the feed.
   *
   * @param shared the shared facts after the last run of the batch
   */
  apply(tx: Tx, changes: readonly Change[], shared: SharedFacts, options?: ApplyOptions): Promise<void>;
}

export interface ApplyOptions {
  /** The subjects are stored by the caller in the state that they reach. */
  readonly subjectsAreNew?: boolean;
}

export interface LockedSubjects {
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  /** The accounts that they belong to. */
  readonly accounts: SharedFacts["accounts"];
}

/** What a batch asks for. */
export interface WantedFacts {
  readonly teamIds: readonly string[];
  /** People who have one of the subjects now or had it last, members of a team or not. */
  readonly personIds: readonly string[];
  /** Also those who stand in for any of all these people. */
  readonly withBackups: boolean;
  /** Accounts of which a step asks where their leads come from; none when left out. */
  readonly placesOf?: readonly string[];
  readonly loadsOf: LoadsOf;
}

/** What became of one run in one batch. */
export interface Change {
  readonly run: RunState;
  readonly before: SubjectFacts;
  /** The subject after the burst. */
  readonly subject: SubjectFacts;
  readonly effects: readonly Stamped[];
  readonly steps: readonly Step[];
  readonly decisions: readonly DecisionRecord[];
  readonly wait: OpenWait | null;
  /** Set when the run stopped and needs a person. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Epoch milliseconds. */
  readonly at: number;
}
