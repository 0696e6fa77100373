-- When somebody first tried to contact the person, reached or not.
alter table leads add column tried_at timestamptz;
update leads l set tried_at = e.at
from (select lead_id, min(at) as at from lead_events where kind in ('contact', 'attempt') group by lead_id) e
where e.lead_id = l.id;

-- How much somebody has to do, and when they were given leads: read under the lock of their team, from the index alone.
create index leads_open_by_owner on leads (owner_id) include (value, tried_at)
  where owner_id is not null and status <> 'closed';
create index assignments_offered on assignments (person_id) where state = 'offered';
create index assignments_given on assignments (person_id, at);

-- Whose limits span teams is locked beside the team. Joining or leaving another team changes that for all their teams.
create or replace function raise_facts_version_of_team() returns trigger language plpgsql as $$
declare
  team   uuid := case tg_op when 'DELETE' then old.team_id else new.team_id end;
  person uuid := case tg_op when 'DELETE' then old.person_id else new.person_id end;
begin
  if exists (select from people where id = person and limits <> '[]') then
    -- In the order of ids, as every writer that locks several teams.
    perform from team_ledgers
      where team_id = team or team_id in (select team_id from team_members where person_id = person)
      order by team_id for no key update;
    update team_ledgers set facts_version = facts_version + 1
    where team_id = team or team_id in (select team_id from team_members where person_id = person);
  else
    update team_ledgers set facts_version = facts_version + 1 where team_id = team;
  end if;
  return null;
end $$;
