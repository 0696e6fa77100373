import type { Tx } from "../../engine/database.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";

/** @returns when this person first saw it; undefined when it is not theirs */
export async function markSeen(tx: Tx, notification: Uuid, person: PersonId): Promise<Date | undefined> {
  const { rows } = await tx.query<{ seenAt: Date }>(
    `update notifications set seen_at = coalesce(seen_at, baton_now())
      where id = $1 and person_id = $2
      returning seen_at as "seenAt"`,
    [notification, person],
  );
  return rows[0]?.seenAt;
}
