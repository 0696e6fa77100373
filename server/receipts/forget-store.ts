import type { Tx } from "../../engine/database.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";

export type SnapshotKey = readonly [teamId: TeamId, version: bigint];

/** Between reading the clock and storing what was decided then, at the most. */
const SLACK = "10 minutes";

/**
 * Deletes snapshots that no receipt refers to. The newest of a team stays: the next decision may be by it. A decision by an
 * older one had the team's lock before the newest was stored, so its receipt can be seen.
 *
 * @param after the last one of the batch before
 * @returns the last one that was looked at; undefined when there are no more
 */
export async function deleteUnusedSnapshots(
  tx: Tx,
  after: SnapshotKey,
  limit: number,
): Promise<SnapshotKey | undefined> {
  const { rows } = await tx.query<{
    teamId: TeamId;
    version: bigint;
    isOld: boolean;
    from: Date | null;
    to: Date | null;
  }>(
    `select s.team_id as "teamId", s.version, l.team_id is null or s.version < l.kept_version as "isOld",
            s.kept_at as from, (select n.kept_at from team_snapshots n
                                 where n.team_id = s.team_id and n.version > s.version order by n.version limit 1) as to
       from team_snapshots s left join team_ledgers l on l.team_id = s.team_id
      where (s.team_id, s.version) > ($1, $2) order by s.team_id, s.version limit $3`,
    [...after, limit],
  );
  const old = rows.filter(({ isOld }) => isOld);
  // Where its receipts begin first; what one batch alone has decided by it may have begun a moment before. Each one with a
  // limit: as a join, all receipts would be read.
  await tx.query(
    `delete from team_snapshots s using unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::timestamptz[])
         as old (team_id, version, begins, ends)
      where s.team_id = old.team_id and s.version = old.version
        and not coalesce((
          select true from receipts r where r.team_id = old.team_id and r.team_version = old.version
             and r.at >= coalesce(old.begins, '-infinity') and r.at <= coalesce(old.ends + interval '${SLACK}', 'infinity')
           order by r.at limit 1), false)
        and not coalesce((
          select true from receipts r where r.team_id = old.team_id and r.team_version = old.version
             and r.at >= old.begins - interval '${SLACK}' and r.at < old.begins
           order by r.at desc limit 1), false)`,
    [
      old.map(({ teamId }) => teamId),
      old.map(({ version }) => version),
      old.map(({ from }) => from),
      old.map(({ to }) => to),
    ],
  );
  const last = rows.at(-1);
  return last && [last.teamId, last.version];
}
