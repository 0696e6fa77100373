import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { AssignmentId, LeadId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

interface LeadEvent {
  readonly leadId: LeadId;
  readonly kind: "contact" | "note" | "declined" | "attempt" | "closed" | "objection" | "refunded";
  readonly personId: PersonId | null;
  readonly assignmentId?: AssignmentId | null;
  readonly data: object;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a person did with a lead, for its timeline. */
export const recordEvent = (tx: Tx, event: LeadEvent): Promise<void> => recordEvents(tx, [event]);

export async function recordEvents(tx: Tx, events: readonly LeadEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    id: newId(),
    lead_id: event.leadId,
    kind: event.kind,
    person_id: event.personId,
    assignment_id: event.assignmentId ?? null,
    data: event.data,
    at: new Date(event.at),
  }));
  await tx.query(
    `insert into lead_events (id, lead_id, kind, person_id, assignment_id, data, at)
     select id, lead_id, kind, person_id, assignment_id, data, at
       from json_to_recordset($1::json) as e (id uuid, lead_id uuid, kind text, person_id uuid, assignment_id uuid,
                                              data jsonb, at timestamptz)`,
    [JSON.stringify(rows)],
  );
}

export interface News {
  readonly leadId: LeadId;
  readonly assignmentId?: string;
  readonly personIds: readonly PersonId[];
  /** The team whose waiting list it joined or left: everybody in it sees that list. */
  readonly waitingListId?: TeamId | null;
  readonly change: string;
}

/** Tells open screens that something changed for these people. */
export async function tellInboxes(tx: Tx, news: News): Promise<void> {
  const { leadId, assignmentId = null, personIds, waitingListId = null, change } = news;
  await tx.query(
    `insert into feed (kind, lead_id, person_ids, payload, at)
     values ('inbox', $1, array(select unnest($2::uuid[]) union select person_id from team_members where team_id = surviving_team($5)),
       jsonb_build_object('change', $3::text, 'assignmentId', $4::text), baton_now())`,
    [leadId, personIds, change, assignmentId, waitingListId],
  );
}

export async function notifyPerson(
  tx: Tx,
  message: {
    personId: PersonId;
    leadId: LeadId;
    text: string;
    alarm?: boolean;
    /** It links to why this one was made. */
    assignmentId?: AssignmentId;
  },
): Promise<void> {
  const { personId, leadId, text, alarm = false, assignmentId = null } = message;
  await tx.query(
    `insert into notifications (id, person_id, lead_id, text, alarm, assignment_id, at)
     values ($1, $2, $3, $4, $5, $6, baton_now())`,
    [newId(), personId, leadId, text, alarm, assignmentId],
  );
}

/** Everybody who has to know that a lead waits: the leader of the team, or of the one that took it in, else the managers. */
export async function readAlarmed(tx: Tx, teamId: TeamId | null): Promise<PersonId[]> {
  const { rows } = await tx.query<{ id: PersonId }>(
    `with team as (select leader_id as id from teams where id = surviving_team($1) and leader_id is not null)
     select id from team
     union all
     select id from people where active and roles && '{admin,manager}' and not exists (select from team)`,
    [teamId],
  );
  return rows.map(({ id }) => id);
}
