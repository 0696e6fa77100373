import type { Db, Tx } from "../../engine/database.ts";
import type { PersonId, TeamId, Uuid } from "../../node-catalog/kit/domain.ts";

/** Teams on whose list leads wait for somebody to be in. One look at the index for each, however many leads wait. */
export async function readWaitingTeams(db: Db): Promise<TeamId[]> {
  const { rows } = await db.query<{ teamId: TeamId }>({
    name: "read-waiting-teams",
    text: `with recursive waiting as (
             (select subject from waits where kind = 'opening' and state = 'open' order by subject limit 1)
             union all
             select (select w.subject from waits w
                      where w.kind = 'opening' and w.state = 'open' and w.subject > waiting.subject
                      order by w.subject limit 1)
               from waiting where waiting.subject is not null)
           select subject as "teamId" from waiting where subject is not null`,
  });
  return rows.map(({ teamId }) => teamId);
}

/** Those of them of whose leads somebody has one by now, without the list having opened. Reads every lead that waits. */
export async function readTeamsWithTaken(db: Db): Promise<ReadonlySet<TeamId>> {
  const { rows } = await db.query<{ teamId: TeamId }>({
    name: "read-teams-with-taken",
    text: `select distinct w.subject as "teamId"
           from waits w join runs r on r.id = w.run_id join leads l on l.id = r.subject_id
           where w.kind = 'opening' and w.state = 'open' and l.owner_id is not null`,
  });
  return new Set(rows.map(({ teamId }) => teamId));
}

/** One process at a time opens a list; until its transaction ends the others leave it alone. */
export async function holdList(tx: Tx, teamId: TeamId): Promise<boolean> {
  const { rows } = await tx.query<{ held: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('opening ' || $1::text, 0)) as held",
    [teamId],
  );
  return rows[0]!.held;
}

/** Leads of the list that were let go and have not arrived with anybody yet. Those that failed and are tried again do not count. */
export async function countUnderWay(tx: Tx, teamId: TeamId): Promise<number> {
  const { rows } = await tx.query<{ count: number }>({
    name: "count-under-way",
    text: `select count(*)::int as count from runs
           where status = 'ready' and attempts = 0 and event ->> 'kind' = 'opened'
             and event -> 'data' -> 'memo' ->> 'team' = $1::text`,
    values: [teamId],
  });
  return rows[0]!.count;
}

/**
 * The runs of those leads that come next: hot ones first, then the oldest on the list.
 *
 * @param now epoch milliseconds; who could go to nobody a moment ago lets the others pass for a while
 */
export async function readNext(tx: Tx, teamId: TeamId, now: number, limit: number): Promise<Uuid[]> {
  const { rows } = await tx.query<{ id: Uuid }>({
    name: "read-next-of-list",
    text: `select r.id
           from waits w join runs r on r.id = w.run_id join leads l on l.id = r.subject_id
           where w.kind = 'opening' and w.state = 'open' and w.subject = $1
             and l.owner_id is null and l.status <> 'closed' and coalesce(l.waiting_list_id, $1) = $1
             and coalesce((w.memo ->> 'again')::double precision, 0) <= $2
           order by (w.memo ->> 'hot')::boolean desc, coalesce(l.waiting_since, w.opened_at), r.id
           limit $3`,
    values: [teamId, now, limit],
  });
  return rows.map(({ id }) => id);
}

/** Runs whose lead somebody has by now, without the list having opened: taken from it, or given by hand. */
export async function readTaken(tx: Tx, teamId: TeamId): Promise<{ runId: Uuid; by: PersonId }[]> {
  const { rows } = await tx.query<{ runId: Uuid; by: PersonId }>({
    name: "read-taken-from-list",
    text: `select r.id as "runId", l.owner_id as by
           from waits w join runs r on r.id = w.run_id join leads l on l.id = r.subject_id
           where w.kind = 'opening' and w.state = 'open' and w.subject = $1 and l.owner_id is not null`,
    values: [teamId],
  });
  return rows;
}
