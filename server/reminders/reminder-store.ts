import type { Tx } from "../../engine/database.ts";
import type { AssignmentId, LeadId, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";

export interface Reminded {
  readonly timeZone: string;
  readonly now: Date;
}

/** Whose zone counts, and the product's clock. */
export async function readReminded(tx: Tx, person: PersonId): Promise<Reminded | undefined> {
  const { rows } = await tx.query<Reminded>(
    `select time_zone as "timeZone", baton_now() as now from people where id = $1`,
    [person],
  );
  return rows[0];
}

export interface Held {
  readonly assignmentId: AssignmentId;
  /** How many reminders of it are open already. */
  readonly open: number;
}

/** By which assignment this person has the lead; undefined when they have not, or it is closed. */
export async function readHeld(tx: Tx, lead: LeadId, person: PersonId): Promise<Held | undefined> {
  const { rows } = await tx.query<Held>(
    `select a.id as "assignmentId",
            (select count(*)::int from reminders r where r.assignment_id = a.id and r.done_at is null) as open
       from assignments a join leads l on l.id = a.lead_id and l.status <> 'closed'
      where a.lead_id = $1 and a.person_id = $2 and a.state in ('offered', 'owned')`,
    [lead, person],
  );
  return rows[0];
}

export async function insertReminder(
  tx: Tx,
  row: { id: Uuid; assignmentId: AssignmentId; leadId: LeadId; personId: PersonId; text: string; dueAt: number },
): Promise<void> {
  await tx.query(
    `insert into reminders (id, assignment_id, lead_id, person_id, text, due_at, created_at)
     values ($1, $2, $3, $4, $5, $6, baton_now())`,
    [row.id, row.assignmentId, row.leadId, row.personId, row.text, new Date(row.dueAt)],
  );
}

export async function updateReminder(tx: Tx, id: Uuid, change: { text: string | null; dueAt: number | null }) {
  await tx.query("update reminders set text = coalesce($2, text), due_at = coalesce($3, due_at) where id = $1", [
    id,
    change.text,
    change.dueAt === null ? null : new Date(change.dueAt),
  ]);
}

/** Doing it twice changes nothing. */
export async function setDone(tx: Tx, id: Uuid): Promise<void> {
  await tx.query("update reminders set done_at = baton_now() where id = $1 and done_at is null", [id]);
}

export async function deleteReminder(tx: Tx, id: Uuid): Promise<void> {
  await tx.query("delete from reminders where id = $1", [id]);
}

/** Tells the person's other screens. */
export async function tellReminded(tx: Tx, leadId: LeadId, personId: PersonId): Promise<void> {
  await tx.query(
    `insert into feed (kind, lead_id, person_ids, payload, at)
     values ('inbox', $1, array[$2::uuid], '{"change": "reminder"}', baton_now())`,
    [leadId, personId],
  );
}
