import type { Queryable } from "../../engine/database.ts";
import type { Missed } from "../../node-catalog/assignment/catch-up.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

/** {@link Missed} as it is stored: exact integers as texts. */
export type StoredMissed = Readonly<Record<PersonId, { readonly owed: string; readonly usual: string }>>;

/** What people of a team missed while away and have not made up yet; of none, unless the team catches up. */
export async function readMissed(q: Queryable, teamId: TeamId): Promise<Missed> {
  const { rows } = await q.query<{ missed: StoredMissed }>("select missed from catch_ups where team_id = $1", [teamId]);
  return toMissed(rows[0]?.missed ?? {});
}

export async function listCatchingUp(q: Queryable): Promise<TeamId[]> {
  const { rows } = await q.query<{ id: TeamId }>(
    `select t.id from teams t join catch_ups c on c.team_id = t.id
      where t.archived_at is null and t.absence_policy = 'catch-up' order by t.id`,
  );
  return rows.map(({ id }) => id);
}

export const toMissed = (stored: StoredMissed): Missed =>
  Object.fromEntries(
    Object.entries(stored).map(([id, { owed, usual }]) => [id, { owed: Number(owed), usual: Number(usual) }]),
  );
