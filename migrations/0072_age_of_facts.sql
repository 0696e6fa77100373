-- What managers say of people (languages with their level, regions, products, industries, skills, seniority) was right on the
-- day on which somebody said it. Of those who are here already nothing better is known than when they came.
alter table people
  add column facts_checked_at timestamptz,
  -- null: nobody knows, or a program.
  add column facts_checked_by uuid references people on delete set null;
update people set facts_checked_at = created_at;
alter table people
  alter column facts_checked_at set default baton_now(),
  alter column facts_checked_at set not null;

-- Who only confirms what is there changes how old it is, and that is part of a decision.
drop trigger people_change_facts on people;
create trigger people_change_facts after update of name, languages, time_zone, open_intervals, away_until, active,
    language_levels, regions, products, industries, skills, seniority, track_record, limits, capacity, backup_id, off_intervals,
    facts_checked_at
  on people for each row execute function raise_facts_version_of_person();

-- What receipts refer to so far says nothing of age: the next one of each team refers to its people as they are read now.
update team_ledgers set facts_version = facts_version + 1;
