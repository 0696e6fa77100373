import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { NotificationView } from "../inbox/contract.ts";

interface Row extends Omit<NotificationView, "at" | "seenAt" | "over"> {
  readonly at: Date;
  readonly seenAt: Date | null;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  readonly closedAt: Date | null;
}

/** So many messages are read at once. */
const NEWEST = 50;

/** The newest messages of a person; seen ones stay for a day. Alarms say what has become of their leads since. */
export async function readNotifications(q: Queryable, person: PersonId): Promise<NotificationView[]> {
  const { rows } = await q.query<Row>(
    `select n.id, n.text, n.alarm, n.lead_id as "leadId", n.assignment_id as "assignmentId", n.at, n.seen_at as "seenAt",
            p.name as "takenBy", a.at as "takenAt", l.closed_at as "closedAt"
       from notifications n
       left join leads l on n.alarm and l.id = n.lead_id and l.status = 'closed' and l.closed_at > n.at
       left join assignments a on n.alarm and a.lead_id = n.lead_id and a.state = 'owned' and a.at > n.at
       left join people p on p.id = a.person_id
      where n.person_id = $1 and (n.seen_at is null or n.seen_at > baton_now() - interval '1 day')
      order by n.at desc, n.id desc
      limit $2`,
    [person, NEWEST],
  );
  return rows.map(({ takenBy, takenAt, closedAt, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    over: overBy(closedAt, takenAt, takenBy),
  }));
}

function overBy(closedAt: Date | null, takenAt: Date | null, takenBy: string | null): NotificationView["over"] {
  if (closedAt) return { code: "closed", repName: null, at: closedAt.toISOString() };
  return takenAt && { code: "taken", repName: takenBy, at: takenAt.toISOString() };
}

/** How many messages this person has not seen, also of those that `newest` has no room for. */
export async function countUnseen(
  q: Queryable,
  person: PersonId,
  newest: readonly NotificationView[],
): Promise<number> {
  if (newest.length < NEWEST) return newest.filter(({ seenAt }) => seenAt === null).length;
  const { rows } = await q.query<{ count: number }>(
    `select count(*)::int as count from notifications where person_id = $1 and seen_at is null`,
    [person],
  );
  return rows[0]!.count;
}
