-- Static facts of a team (members, shares, hours) are cached by every process under this version, which each change of a
-- team or of one of its people raises. A trigger, not the commands: whoever forgets it once hands leads to people on leave.
alter table team_ledgers add column facts_version bigint not null default 1;

create function raise_facts_version_of_team() returns trigger language plpgsql as $$
begin
  update team_ledgers set facts_version = facts_version + 1
  where team_id = case tg_op when 'DELETE' then old.team_id else new.team_id end;
  return null;
end $$;

create function raise_facts_version_of_person() returns trigger language plpgsql as $$
begin
  -- In the order of ids, as every writer that locks several teams.
  perform from team_ledgers
    where team_id in (select team_id from team_members where person_id = new.id)
    order by team_id for no key update;
  update team_ledgers set facts_version = facts_version + 1
  where team_id in (select team_id from team_members where person_id = new.id);
  return null;
end $$;

create function raise_facts_version_of_renamed_team() returns trigger language plpgsql as $$
begin
  update team_ledgers set facts_version = facts_version + 1 where team_id = new.id;
  return null;
end $$;

create trigger members_change_facts after insert or update or delete on team_members
  for each row execute function raise_facts_version_of_team();
create trigger people_change_facts after update of name, languages, time_zone, open_intervals, away_until, active on people
  for each row execute function raise_facts_version_of_person();
create trigger teams_change_facts after update of name, leader_id, archived_at on teams
  for each row execute function raise_facts_version_of_renamed_team();
