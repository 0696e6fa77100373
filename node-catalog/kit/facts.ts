import type { CompanyPlace } from "./company-places.ts";
import type {
  AssignmentId,
  AssignmentState,
  FieldDefinition,
  Lead,
  LeadId,
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
  readonly accountId: Uuid | null;
  /** Who had this contact's lead before this one, if anybody. */
  readonly formerOwnerId: PersonId | null;
  /** Somebody has tried to contact them, reached or not. */
  readonly isTried: boolean;
  /** Sent to try something out: it counts for nobody but itself. */
  readonly isTest: boolean;
}

export interface AssignmentFacts {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  readonly teamId: TeamId | null;
  readonly runId: Uuid | null;
  /** Given or taken by people while this run went on, not by one of its steps. */
  readonly isByHand: boolean;
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
  /** Teams that were asked for and that another one has taken in, which is loaded in their place. */
  readonly mergedInto?: Readonly<Record<TeamId, TeamId>>;
  /** Who is asked for and is in none of these teams: leaders, backups, whoever has a lead. */
  readonly people: Readonly<Record<PersonId, PersonFacts>>;
  /** Of these people, where a limit or a node of the batch asks for it. */
  readonly loads: Readonly<Record<PersonId, LoadFacts>>;
  /** Everybody's that effects have changed: apart, because copying ten thousand for each lead takes longer than deciding. */
  readonly changedLoads: Readonly<Record<PersonId, LoadFacts>>;
  readonly accounts: Readonly<Record<Uuid, AccountFacts>>;
  /** Where the leads of these accounts come from, where a step asks for it; that of the first lead first. */
  readonly places?: Readonly<Record<Uuid, readonly CompanyPlace[]>>;
}

export interface WorkspaceFacts {
  readonly company: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly hours: WeeklyHours;
  /** Fields of the company's own, which give rules and templates their types. */
  readonly fields: readonly FieldDefinition[];
  /** How many leads that nobody has contacted yet one person gets at most when a waiting list opens. */
  readonly pace: number;
  /** Everybody with the role, for messages to "all managers". */
  readonly roles: { readonly admin: readonly PersonId[]; readonly manager: readonly PersonId[] };
}

export interface TeamFacts {
  readonly id: TeamId;
  readonly name: string;
  readonly leaderId: PersonId | null;
  readonly members: readonly MemberFacts[];
  /** What happens to turns that somebody misses while away: nothing, or they are caught up little by little. */
  readonly absencePolicy: "none" | "catch-up";
  /** Whether who is held back by a limit goes on being owed their share. */
  readonly limitsPolicy: "none" | "accrue";
  /** Of the members, in their order; who has been removed is missing. */
  readonly people: readonly PersonFacts[];
  /** The turn balance in the order of the members, in micro-units, of which a lead is a million. Nothing there: 0. */
  readonly credits: readonly number[];
  /** When each member last got a lead from this team, in their order; nothing there or `null`: never. */
  readonly lastPickedAt: readonly (number | null)[];
  /** What the members have to do, in their order; nothing there or `null`: neither a limit nor a node asks for it. */
  readonly loads: readonly (LoadFacts | null)[];
  /** Raised by every change of what is static here, members and people; receipts refer to it. Absent in examples. */
  readonly version?: number;
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
  /** CEFR level by language; a language without one counts as fluent. */
  readonly languageLevels: Readonly<Record<string, LanguageLevel>>;
  /** Holidays and days off of their own, ascending; inside them they are not at work, whatever their hours say. */
  readonly offIntervals: readonly OffInterval[];
  /** When their calendars say that they are busy, ascending, for the next days. Older receipts do not know. */
  readonly busyIntervals?: readonly (readonly [number, number])[];
  /** The same of calendars that cannot be read any more, as they were last read; `null`: all can. */
  readonly busyAsRead?: BusyAsRead | null;
  /** ISO 3166: a country ("DE") or a part of one ("DE-BY"). Empty, here and in the next two: everything. */
  readonly regions: readonly string[];
  readonly products: readonly string[];
  readonly industries: readonly string[];
  readonly skills: readonly string[];
  /** 1 junior … 5 principal; null: not said. */
  readonly seniority: number | null;
  /** When somebody last said, or said again, languages, levels, regions … seniority. Older receipts do not know. */
  readonly factsCheckedAt?: number;
  readonly trackRecord: TrackRecord | null;
  readonly limits: readonly Limit[];
  /** Relative: 2 carries twice as many open leads as 1. */
  readonly capacity: number;
  readonly backupId: PersonId | null;
}

export const LANGUAGE_LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

export interface OffInterval {
  readonly from: number;
  readonly to: number;
  readonly kind: "holiday" | "time-off";
  /** "Tag der Deutschen Einheit"; empty for days off. */
  readonly name: string;
}

export type BusyAsRead = { readonly at: number; readonly intervals: readonly (readonly [number, number])[] };

/** Deals won, by industry, as measured at one time: facts from outside carry their age. */
export interface TrackRecord {
  readonly measuredAt: number;
  readonly won: readonly { readonly industry: string; readonly deals: number; readonly largest: number }[];
}

/** Not more leads than `most`: open at a time, or given within an hour, a day, a month. */
export interface Limit {
  readonly what: "open" | "hour" | "day" | "month";
  readonly most: number;
  /** The last 60 minutes, 24 hours, 30 days; or the hour, day, month on the person's own calendar. Ignored for `open`. */
  readonly window: "moving" | "calendar";
}

/** How much somebody has to do now. Read under the team's lock, then reduced by what the batch gives and takes. */
export interface LoadFacts {
  /** Leads offered to them or owned. */
  readonly openLeads: number;
  /** The sum of those leads' values, each in whole units of the workspace's currency. */
  readonly pipelineValue: number;
  /** The people who work at those leads' companies, all together; a lead that does not say how many counts as none. */
  readonly companySize: number;
  /** Of those leads, how many nobody has tried to contact yet. */
  readonly uncontacted: number;
  /** When they were given a lead in the last 32 days, ascending; `null` where neither a limit by time nor a step asks for it. */
  readonly givenAt: readonly number[] | null;
  /** When they last had the inbox open; null: never. */
  readonly lastSeenAt: number | null;
}

/**
 * Whose loads a step needs, each with more than the one before: of people with limits always, of everybody where it compares
 * them, and when they got their leads where it compares that.
 */
export const LOADS_OF = ["people-with-limits", "everybody", "everybody-and-when"] as const;
export type LoadsOf = (typeof LOADS_OF)[number];

/** What is enough for all of them. */
export const mostLoads = (asked: Iterable<LoadsOf>): LoadsOf =>
  LOADS_OF[Math.max(0, ...Array.from(asked, (one) => LOADS_OF.indexOf(one)))]!;

/** A company that leads belong to, found by the domain of their e-mail. */
export interface AccountFacts {
  readonly id: Uuid;
  readonly domain: string;
  readonly ownerId: PersonId | null;
  /** The lead that made them its owner, with which it goes to somebody else; `null` when they were named by hand. */
  readonly leadId: LeadId | null;
  /** Where it belongs, decided by hand (ISO 3166, "DE" or "DE-BY"); `null`: each of its leads counts for itself. */
  readonly region: string | null;
  /** Who decided that; `null` also when it was another system. */
  readonly regionBy: PersonId | null;
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
  /** What the members have to do now, in their order; `null` where it was not read. */
  loadsOf(team: TeamFacts): readonly (LoadFacts | null)[];
  /** Undefined where it was not read. */
  load(id: PersonId): LoadFacts | undefined;
  readonly account: AccountFacts | undefined;
  /** Where the leads of its account come from; empty where it was not read or there is no account. */
  readonly places: readonly CompanyPlace[];
  readonly formerOwnerId: PersonId | null;
}
