import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { NotificationView } from "../inbox/contract.ts";

type Row = Omit<NotificationView, "at" | "seenAt"> & { readonly at: Date; readonly seenAt: Date | null };

/** So many messages are read at once. */
const NEWEST = 50;

/** The newest messages of a person; seen ones stay for a day. */
export async function readNotifications(q: Queryable, person: PersonId): Promise<NotificationView[]> {
  const { rows } = await q.query<Row>(
    `select id, text, alarm, lead_id as "leadId", assignment_id as "assignmentId", at, seen_at as "seenAt"
       from notifications
      where person_id = $1 and (seen_at is null or seen_at > baton_now() - interval '1 day')
      order by at desc, id desc
      limit $2`,
    [person, NEWEST],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), seenAt: row.seenAt?.toISOString() ?? null }));
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
