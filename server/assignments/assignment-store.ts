import { readClock, type Tx } from "../../engine/database.ts";
import type {
  AssignmentId,
  AssignmentState,
  LeadId,
  LeadStatus,
  PersonId,
  TeamId,
  Uuid,
} from "../../node-catalog/kit/domain.ts";
import type { Because } from "../../node-catalog/kit/because.ts";

export interface LockedLead {
  readonly id: LeadId;
  readonly name: string;
  readonly status: LeadStatus;
  readonly waitingListId: TeamId | null;
  /** Made up for the demo. */
  readonly demo: boolean;
  /** Epoch milliseconds, read after the lock was got. */
  readonly now: number;
}

/** Leads come before runs, waits and teams in the one lock order. */
export async function lockLead(tx: Tx, leadId: LeadId): Promise<LockedLead | undefined> {
  await tx.query("select from leads where id = $1 for no key update", [leadId]);
  const { rows } = await tx.query<Omit<LockedLead, "now"> & { now: Date }>(
    `select id, name, status, waiting_list_id as "waitingListId", demo, baton_now() as now from leads where id = $1`,
    [leadId],
  );
  return rows[0] && { ...rows[0], now: rows[0].now.getTime() };
}

/** @returns epoch milliseconds, read after the locks were got */
export async function lockLeads(tx: Tx, leadIds: readonly LeadId[]): Promise<number> {
  await tx.query("select from leads where id = any($1::uuid[]) order by id for no key update", [leadIds]);
  return readClock(tx);
}

export interface StoredAssignment {
  readonly id: AssignmentId;
  readonly leadId: LeadId;
  readonly personId: PersonId;
  readonly teamId: TeamId | null;
  readonly runId: Uuid | null;
  readonly state: AssignmentState;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  /** Its person took it from the waiting list. */
  readonly isClaimed: boolean;
}

const ASSIGNMENT = `id, lead_id as "leadId", person_id as "personId", team_id as "teamId", run_id as "runId", state,
  accepted_at as "acceptedAt", ended_at as "endedAt",
  because ->> 'code' = 'claimed' as "isClaimed"`;

export async function readAssignment(tx: Tx, id: AssignmentId): Promise<StoredAssignment | undefined> {
  const { rows } = await tx.query<StoredAssignment>(`select ${ASSIGNMENT} from assignments where id = $1`, [id]);
  return rows[0];
}

/** In the order of `ids`; those that never were are left out. */
export async function readAssignments(tx: Tx, ids: readonly AssignmentId[]): Promise<StoredAssignment[]> {
  const { rows } = await tx.query<StoredAssignment>(
    `select ${ASSIGNMENT} from assignments where id = any($1::uuid[]) order by array_position($1::uuid[], id)`,
    [ids],
  );
  return rows;
}

/** What is offered or owned now. The lead's lock must be held. */
export async function readOpenAssignment(tx: Tx, leadId: LeadId): Promise<StoredAssignment | undefined> {
  const { rows } = await tx.query<StoredAssignment>(
    `select ${ASSIGNMENT} from assignments where lead_id = $1 and state in ('offered', 'owned')`,
    [leadId],
  );
  return rows[0];
}

/** The run that still goes on for this lead, the newest first: a hand-over by hand belongs to it. */
export async function readActiveRun(tx: Tx, leadId: LeadId): Promise<Uuid | null> {
  const { rows } = await tx.query<{ id: Uuid }>(
    `select id from runs where subject_id = $1 and status in ('ready', 'waiting', 'failed') order by id desc limit 1`,
    [leadId],
  );
  return rows[0]?.id ?? null;
}

export async function setAccepted(tx: Tx, id: AssignmentId, at: number): Promise<void> {
  await tx.query(
    `update assignments set state = 'owned', accepted_at = coalesce(accepted_at, $2), ver = ver + 1 where id = $1`,
    [id, new Date(at)],
  );
}

export async function endAssignment(
  tx: Tx,
  id: AssignmentId,
  state: "declined" | "expired" | "released",
  at: number,
): Promise<void> {
  await tx.query("update assignments set state = $2, ended_at = $3, ver = ver + 1 where id = $1", [
    id,
    state,
    new Date(at),
  ]);
}

export async function insertAssignment(
  tx: Tx,
  row: {
    id: AssignmentId;
    leadId: LeadId;
    personId: PersonId;
    teamId: TeamId | null;
    runId: Uuid | null;
    because: Because;
    byPersonId: PersonId | null;
    acceptedAt: number | null;
    at: number;
  },
): Promise<void> {
  await tx.query(
    `insert into assignments (id, lead_id, person_id, team_id, run_id, state, because, by_person_id, accepted_at, at)
     values ($1, $2, $3, $4, $5, 'owned', $6, $7, $8, $9)`,
    [
      row.id,
      row.leadId,
      row.personId,
      row.teamId,
      row.runId,
      row.because,
      row.byPersonId,
      row.acceptedAt === null ? null : new Date(row.acceptedAt),
      new Date(row.at),
    ],
  );
}

/** Sets who is responsible; leaves the waiting list and the list of what needs attention. */
export async function setOwner(tx: Tx, leadId: LeadId, personId: PersonId | null): Promise<void> {
  await tx.query(
    `update leads set owner_id = $2, status = case when $2::uuid is null then 'new' else 'assigned' end,
       waiting_list_id = null, waiting_since = null, attention_since = null, attention_code = null
     where id = $1`,
    [leadId, personId],
  );
}

/** On that of the team, or of the one that has taken it in. */
export async function putOnWaitingList(tx: Tx, leadId: LeadId, teamId: TeamId, at: number): Promise<void> {
  await tx.query(
    `update leads set owner_id = null, status = 'waiting-list', waiting_list_id = surviving_team($2), waiting_since = $3
      where id = $1`,
    [leadId, teamId, new Date(at)],
  );
}

export async function putIntoAttention(tx: Tx, leadId: LeadId, code: string, at: number): Promise<void> {
  await tx.query(
    "update leads set owner_id = null, status = 'attention', attention_code = $2, attention_since = $3 where id = $1",
    [leadId, code, new Date(at)],
  );
}

/** Whether somebody has tried to contact them counts for how much people have to do. */
export async function setTried(tx: Tx, leadId: LeadId, at: number): Promise<void> {
  await tx.query("update leads set tried_at = $2 where id = $1 and tried_at is null", [leadId, new Date(at)]);
}

export async function setReached(tx: Tx, leadId: LeadId, at: number): Promise<void> {
  await tx.query("update leads set reached_at = coalesce(reached_at, $2) where id = $1", [leadId, new Date(at)]);
}

export async function setClosed(tx: Tx, leadId: LeadId, reason: string, at: number): Promise<void> {
  await tx.query(
    `update leads set status = 'closed', closed_at = $2, closed_because = $3, waiting_list_id = null, waiting_since = null,
       attention_code = null, attention_since = null where id = $1`,
    [leadId, new Date(at), reason],
  );
}

export async function readPersonName(tx: Tx, personId: PersonId): Promise<string | undefined> {
  const { rows } = await tx.query<{ name: string }>("select name from people where id = $1", [personId]);
  return rows[0]?.name;
}

/** Holds them as they are until the end of the transaction, so that nobody is given a lead while they leave. */
export async function readTakingPerson(
  tx: Tx,
  personId: PersonId,
): Promise<{ name: string; active: boolean; demo: boolean } | undefined> {
  const { rows } = await tx.query<{ name: string; active: boolean; demo: boolean }>(
    "select name, active, demo from people where id = $1 for share",
    [personId],
  );
  return rows[0];
}

export async function isMemberOf(tx: Tx, teamId: TeamId, personId: PersonId): Promise<boolean> {
  const { rowCount } = await tx.query("select from team_members where team_id = $1 and person_id = $2", [
    teamId,
    personId,
  ]);
  return rowCount === 1;
}

/** The deadline that the flow watches for this assignment, else that of the person's first task. */
export async function readDueAt(tx: Tx, { id, leadId, personId }: StoredAssignment): Promise<Date | null> {
  const { rows } = await tx.query<{ dueAt: Date | null }>(
    `select coalesce(
       (select greatest(deadline, held_until) from waits
        where subject = $1 and state = 'open' and kind in ('acceptance', 'contact') limit 1),
       (select min(due_at) from tasks where lead_id = $2 and person_id = $3 and state = 'open')) as "dueAt"`,
    [id, leadId, personId],
  );
  return rows[0]!.dueAt;
}
