import type { Tx } from "../../engine/database.ts";
import type { TeamId, Uuid } from "../../node-catalog/kit/domain.ts";

/** Runs that wait until somebody of the team is in. */
const WAITS = "kind = 'opening' and state = 'open' and subject = $1";

/** Locks the leads on a team's waiting list and the runs that wait for its opening. @returns the ids of both */
export async function lockWaiting(tx: Tx, teamId: TeamId): Promise<ReadonlySet<Uuid>> {
  const leads = await tx.query<{ id: Uuid }>(
    `select id from leads where status = 'waiting-list' and waiting_list_id = $1 order by id for no key update`,
    [teamId],
  );
  const runs = await tx.query<{ id: Uuid }>(
    `select id from runs where id in (select run_id from waits where ${WAITS}) order by id for no key update`,
    [teamId],
  );
  return new Set([...leads.rows, ...runs.rows].map(({ id }) => id));
}

/** Puts them on the waiting list of another team, each since when it has waited. @returns the ids of leads and runs */
export async function moveWaiting(tx: Tx, from: TeamId, to: TeamId): Promise<Uuid[]> {
  const leads = await tx.query<{ id: Uuid }>(
    `update leads set waiting_list_id = $2 where status = 'waiting-list' and waiting_list_id = $1 returning id`,
    [from, to],
  );
  const runs = await tx.query<{ id: Uuid }>(
    `update waits set subject = $2, memo = memo || jsonb_build_object('team', $2::uuid)
      where ${WAITS} returning run_id as id`,
    [from, to],
  );
  return [...leads.rows, ...runs.rows].map(({ id }) => id);
}
