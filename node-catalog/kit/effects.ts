import type { AssignmentId, FieldValue, PersonId, TeamId, Uuid } from "./domain.ts";
import type { Because, Decision } from "./because.ts";

/**
 * What a node wants done, as data. A closed set: the pure `reduce` and the server's `apply-effects` both cover it, and a
 * property test holds them together.
 */
export type Effect = Assign | Release | CreateTask | MoveTasks | CreateDeal | SetLead | Notify | JoinWaitingList;

/** Gives the lead to a person: as owner at once, or as an offer. Ends whatever the lead had before (see `replaces`). */
export interface Assign {
  readonly type: "assign";
  readonly personId: PersonId;
  readonly teamId: TeamId | null;
  readonly mode: "assign" | "offer";
  /** The team's whole turn balance after this pick, in the order of its members; absent when the pick costs no turn. */
  readonly credits?: readonly number[];
  readonly because: Because;
  readonly decision?: Decision;
}

/** Ends the current assignment without a successor. */
export interface Release {
  readonly type: "release";
  readonly assignmentId: AssignmentId;
  readonly state: "declined" | "expired" | "released";
  readonly because: Because;
}

export interface CreateTask {
  readonly type: "createTask";
  readonly personId: PersonId;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly dueAt: number | null;
}

/** Closes every open task of the lead as moved: somebody else takes over. */
export interface MoveTasks {
  readonly type: "moveTasks";
}

export interface CreateDeal {
  readonly type: "createDeal";
  readonly title: string;
  readonly value: number | null;
  readonly stage: string;
}

export interface SetLead {
  readonly type: "setLead";
  readonly set: Readonly<Record<string, FieldValue | null>>;
}

/** A message to people of the company, in their inbox. */
export interface Notify {
  readonly type: "notify";
  readonly to: readonly PersonId[];
  readonly text: string;
  /** An alarm stands out and stays until seen. */
  readonly alarm: boolean;
}

export interface JoinWaitingList {
  readonly type: "joinWaitingList";
  readonly teamId: TeamId;
  /** Who is alarmed. */
  readonly alarm: readonly PersonId[];
  readonly because: Because;
}

/**
 * An effect with its place in the run. `id` becomes the id of the row that it makes and is derived from
 * (run, visit, ordinal), so that doing it again makes the same row.
 */
export type Stamped<E extends Effect = Effect> = E & {
  readonly id: Uuid;
  readonly runId: Uuid;
  readonly nodeId: string;
  readonly visit: number;
  readonly ordinal: number;
  /** Epoch milliseconds. */
  readonly at: number;
};
