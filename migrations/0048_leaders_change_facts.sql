-- A leader is asked, too, and need not be a member: whoever leads a team changes what it is like when it decides.
create or replace function raise_facts_version_of_person() returns trigger language plpgsql as $$
begin
  -- In the order of ids, as every writer that locks several teams.
  perform from team_ledgers
    where team_id in (select team_id from team_members where person_id = new.id
                      union select id from teams where leader_id = new.id)
    order by team_id for no key update;
  update team_ledgers set facts_version = facts_version + 1
  where team_id in (select team_id from team_members where person_id = new.id
                    union select id from teams where leader_id = new.id);
  return null;
end $$;
create index teams_by_leader on teams (leader_id) where leader_id is not null;
