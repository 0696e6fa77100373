import type { Queryable } from "../../engine/database.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import type { TeamView } from "./contract.ts";
import { teamNotFound } from "./teams-store.ts";

interface Row extends Omit<TeamView, "members"> {
  readonly members: readonly (Omit<TeamView["members"][number], "turnsOwed"> & { readonly credit: number })[];
}

// Counted member by member, each by an index: grouped over all that was given in these days, the list took 4.6 s instead of
// 0.3 for fifty teams of two hundred and 130,000 leads.
const TEAMS = `
  select t.id, t.name, t.leader_id as "leaderId", t.demo, t.absence_policy as "absencePolicy",
         t.limits_policy as "limitsPolicy",
         (select count(*)::int from leads w where w.status = 'waiting-list' and w.waiting_list_id = t.id) as waiting,
         array(select o.id from teams o where o.merged_into is not null and surviving_team(o.id) = t.id) as "tookIn",
         coalesce((
           select jsonb_agg(jsonb_build_object('repId', m.person_id, 'weight', m.weight, 'name', p.name,
                                               'got', g.got, 'credit', b.credit) order by lower(p.name), p.id)
             from team_members m
             join people p on p.id = m.person_id
             join team_balances b on b.team_id = m.team_id and b.person_id = m.person_id
             cross join lateral (
               select count(*)::int as got from assignments a
                where a.person_id = m.person_id and a.team_id = m.team_id and a.at > baton_now() - interval '30 days'
             ) g
            where m.team_id = t.id
         ), '[]') as members
    from teams t
   where t.archived_at is null`;

/** All teams by name. Not in pages: whoever shows teams needs them all, to choose from. */
export async function listTeams(q: Queryable): Promise<TeamView[]> {
  const { rows } = await q.query<Row>(`${TEAMS} order by lower(t.name)`);
  return rows.map(toView);
}

export async function readTeam(q: Queryable, id: TeamId): Promise<TeamView> {
  const { rows } = await q.query<Row>(`${TEAMS} and t.id = $1`, [id]);
  if (!rows[0]) throw teamNotFound();
  return toView(rows[0]);
}

export async function countWaiting(q: Queryable, id: TeamId): Promise<number> {
  const { rows } = await q.query<{ waiting: number }>(
    "select count(*)::int as waiting from leads where status = 'waiting-list' and waiting_list_id = $1",
    [id],
  );
  return rows[0]!.waiting;
}

function toView({ members, ...team }: Row): TeamView {
  return {
    ...team,
    members: members.map(({ credit, ...one }) => ({ ...one, turnsOwed: credit / ONE_LEAD })),
  };
}
