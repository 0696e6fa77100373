-- Who is always at work has intervals, too, as soon as a holiday or a day off cuts into them.
alter table people drop constraint hours_have_intervals;
alter table people add constraint hours_have_intervals check (hours is null or open_intervals is not null);

-- Everybody's days off, for the team's calendar.
create index time_off_by_day on time_off (last_day);
