import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";

/** Somebody in one of their teams. */
export interface StandingRow {
  readonly teamId: TeamId;
  readonly teamName: string;
  readonly weight: number;
  /** The shares of all together. */
  readonly of: number;
  /** Leads of the last 30 days, of those who are in the team. */
  readonly gotTheirs: number;
  readonly gotAll: number;
}

export async function readStandings(q: Queryable, personId: PersonId): Promise<StandingRow[]> {
  const { rows } = await (q as Tx).query<StandingRow>(
    // Member by member, each by an index; see the list of teams.
    `select m.team_id as "teamId", t.name as "teamName", m.weight, g.of, g.theirs as "gotTheirs", g.everybodys as "gotAll"
       from team_members m
       join teams t on t.id = m.team_id and t.archived_at is null
       cross join lateral (
         select sum(c.weight)::int as of, sum(one.got)::int as everybodys,
                (sum(one.got) filter (where c.person_id = $1))::int as theirs
           from team_members c
           cross join lateral (
             select count(*) as got from assignments a
              where a.person_id = c.person_id and a.team_id = c.team_id and a.at > baton_now() - interval '30 days'
           ) one
          where c.team_id = m.team_id) g
      where m.person_id = $1
      order by lower(t.name), t.id`,
    [personId],
  );
  return rows;
}
