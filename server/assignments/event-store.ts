import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { AssignmentId, LeadId, PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

/** What a person did with a lead, for its timeline. */
export async function recordEvent(
  tx: Tx,
  event: {
    leadId: LeadId;
    kind: "contact" | "note" | "declined" | "attempt" | "closed" | "objection" | "refunded";
    personId: PersonId | null;
    assignmentId?: AssignmentId | null;
    data: object;
    at: number;
  },
): Promise<void> {
  await tx.query(
    `insert into lead_events (id, lead_id, kind, person_id, assignment_id, data, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), event.leadId, event.kind, event.personId, event.assignmentId ?? null, event.data, new Date(event.at)],
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
