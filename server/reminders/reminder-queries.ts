import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { uuid, type LeadId, type PersonId, type Uuid } from "../../node-catalog/kit/domain.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";
import type { ReminderView } from "./contract.ts";

interface Row extends Omit<ReminderView, "dueAt" | "doneAt"> {
  readonly dueAt: Date;
  readonly doneAt: Date | null;
}

const CURSOR = z.tuple([cursorTime, uuid]);

/** Those that hold: their person has the lead, in the same turn in which they made it, and it is not closed. */
const REMINDERS = `
  select r.id, jsonb_build_object('id', l.id, 'name', l.name, 'company', l.company) as lead, r.person_id as "repId", r.text,
         r.due_at as "dueAt", r.done_at as "doneAt", r.due_at::text as sort
    from reminders r
    join assignments a on a.id = r.assignment_id and a.state in ('offered', 'owned')
    join leads l on l.id = r.lead_id and l.status <> 'closed'`;

/** One page of what a person wants to be reminded of and has not done, the earliest first. */
export async function listReminders(
  q: Queryable,
  person: PersonId,
  { leadId, cursor, limit }: { leadId?: LeadId | undefined; cursor?: string | undefined; limit: number },
): Promise<{ data: ReminderView[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, CURSOR);
  const { rows } = await q.query<Row & { sort: string }>(
    `${REMINDERS}
      where r.person_id = $1 and r.done_at is null
        and ($2::uuid is null or r.lead_id = $2)
        and ($3::timestamptz is null or (r.due_at, r.id) > ($3, $4::uuid))
      order by r.due_at, r.id
      limit $5`,
    [person, leadId, ...(after ?? [null, null]), limit + 1],
  );
  const { data, nextCursor } = pageFrom(rows, limit, ({ sort, id }) => [sort, id]);
  return { data: data.map(toView), nextCursor };
}

/** Undefined also for one that went away with its lead. */
export async function readReminder(q: Queryable, id: Uuid): Promise<ReminderView | undefined> {
  const { rows } = await q.query<Row>(`${REMINDERS} where r.id = $1`, [id]);
  return rows[0] && toView(rows[0]);
}

const toView = ({ id, lead, repId, text, dueAt, doneAt }: Row): ReminderView => ({
  id,
  lead,
  repId,
  text,
  dueAt: dueAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
});

export interface TakenAway {
  readonly assignmentId: Uuid;
  readonly personId: PersonId;
  readonly count: number;
  readonly at: Date;
}

/** Reminders that went away with the lead, by the turn in which they were made. */
export async function readTakenAway(q: Queryable, lead: LeadId): Promise<TakenAway[]> {
  const { rows } = await q.query<TakenAway>(
    `select a.id as "assignmentId", a.person_id as "personId", count(*)::int as count, a.ended_at as at
       from reminders r join assignments a on a.id = r.assignment_id
      where r.lead_id = $1 and r.done_at is null and a.ended_at is not null
      group by a.id
      order by a.ended_at, a.id`,
    [lead],
  );
  return rows;
}
