import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

/** Somebody in one of their teams. */
export interface StandingRow {
  readonly teamId: TeamId;
  readonly teamName: string;
  readonly weight: number;
  /** The shares of all together. */
  readonly of: number;
  /** Leads of the last 30 days. */
  readonly gotTheirs: number;
  readonly gotAll: number;
}

export async function readStandings(q: Queryable, personId: PersonId): Promise<StandingRow[]> {
  const { rows } = await (q as Tx).query<StandingRow>(
    `with got as (
       select team_id, count(*)::int as every_one, count(*) filter (where person_id = $1)::int as theirs
         from assignments
        where at > baton_now() - interval '30 days'
          and team_id = any (array(select team_id from team_members where person_id = $1))
        group by team_id
     )
     select m.team_id as "teamId", t.name as "teamName", m.weight,
            (select sum(weight)::int from team_members where team_id = m.team_id) as of,
            coalesce(g.theirs, 0) as "gotTheirs", coalesce(g.every_one, 0) as "gotAll"
       from team_members m
       join teams t on t.id = m.team_id and t.archived_at is null
       left join got g on g.team_id = m.team_id
      where m.person_id = $1
      order by lower(t.name), t.id`,
    [personId],
  );
  return rows;
}
