-- Where leads, turns and waiting lists of a team are now: the team itself, or whichever has taken it in, however many times.
create function surviving_team(team uuid) returns uuid language sql stable as $$
  with recursive line as (
    select id, merged_into from teams where id = team
    union all
    select t.id, t.merged_into from line join teams t on t.id = line.merged_into)
  select id from line where merged_into is null
$$;
