import type {
  AssignmentId,
  AssignmentState,
  FieldDefinition,
  Lead,
  LeadStatus,
  PersonId,
  TaskState,
  TeamId,
  Uuid,
  WeeklyHours,
} from "./domain.ts";

/**
 * All that a decision may know of the world. Plain data: loaded by the server, reduced by effects, kept in receipts.
 * Times are epoch milliseconds.
 */
export interface Facts {
  readonly subject: SubjectFacts;
  readonly shared: SharedFacts;
}

/** What belongs to one lead. */
export interface SubjectFacts {
  readonly lead: Lead;
  readonly status: LeadStatus;
  /** Everybody who had this lead, the first one first; at most one is offered or owned. */
  readonly assignments: readonly AssignmentFacts[];
  readonly openTasks: readonly TaskFacts[];
  /** The waiting list it stands in, if any. */
  readonly waitingList: TeamId | null;
}

export interface AssignmentFacts {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  readonly teamId: TeamId | null;
  readonly runId: Uuid | null;
  readonly state: AssignmentState;
  readonly at: number;
}

export interface TaskFacts {
  readonly id: Uuid;
  readonly personId: PersonId;
  readonly title: string;
  readonly dueAt: number | null;
  readonly state: TaskState;
}

/** What the leads of a batch share. `null` marks something that was looked for and does not exist. */
export interface SharedFacts {
  readonly workspace: WorkspaceFacts;
  readonly teams: Readonly<Record<TeamId, TeamFacts | null>>;
  readonly people: Readonly<Record<PersonId, PersonFacts>>;
}

export interface WorkspaceFacts {
  readonly company: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly hours: WeeklyHours;
  /** Fields of the company's own, which give rules and templates their types. */
  readonly fields: readonly FieldDefinition[];
  /** Everybody with the role, for messages to "all managers". */
  readonly roles: { readonly admin: readonly PersonId[]; readonly manager: readonly PersonId[] };
}

export interface TeamFacts {
  readonly id: TeamId;
  readonly name: string;
  readonly leaderId: PersonId | null;
  readonly members: readonly MemberFacts[];
  /** The turn balance, in micro-units; one lead is 1_000_000n. Members without an entry stand at 0. */
  readonly credits: Readonly<Record<PersonId, bigint>>;
  /** When each member last got a lead from this team; nobody's entry means never. */
  readonly lastPickedAt: Readonly<Record<PersonId, number>>;
}

export interface MemberFacts {
  readonly personId: PersonId;
  /** The share: a positive integer, 2 gets twice as many as 1. */
  readonly weight: number;
}

export interface PersonFacts {
  readonly id: PersonId;
  readonly name: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly active: boolean;
  readonly awayUntil: number | null;
  /** Working time as [from, to) pairs, ascending, at least 14 days ahead; `null` means always. */
  readonly openIntervals: readonly (readonly [number, number])[] | null;
}

/** Thrown by {@link FactsView} when a node asks for a team that is not loaded; the burst stops there and names it. */
export class TeamNotLoaded extends Error {
  readonly teamId: TeamId;
  constructor(teamId: TeamId) {
    super(`team ${teamId} is not loaded`);
    this.teamId = teamId;
  }
}

/** How nodes read facts. */
export interface FactsView {
  readonly lead: Lead;
  readonly workspace: WorkspaceFacts;
  /** The assignment that is offered or owned now. */
  readonly current: AssignmentFacts | undefined;
  readonly assignments: readonly AssignmentFacts[];
  readonly openTasks: readonly TaskFacts[];
  readonly waitingList: TeamId | null;
  /** @throws TeamNotLoaded when it must be loaded first; AppError `team-missing` when it was deleted. */
  team(id: TeamId): TeamFacts;
  /** Undefined when this person belongs to no team that is loaded. */
  person(id: PersonId): PersonFacts | undefined;
}
