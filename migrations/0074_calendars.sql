-- People's calendars, of which nothing is kept but when they are busy.
create table calendars (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  kind text not null check (kind in ('feed', 'caldav', 'google')),
  name text not null,
  -- Address and credentials, encrypted: whoever reads the database reads nobody's calendar by it.
  connection text not null,
  -- Tells the same calendar again without saying which it is.
  fingerprint text not null,
  -- [[from, to], …] in epoch milliseconds, ascending, apart from each other.
  busy jsonb not null default '[]',
  -- What the server said of what it sent the last time, so that it need not send it again.
  marks jsonb not null default '{}',
  read_at timestamptz,
  -- Who takes it to read moves this on first: a process that dies meanwhile delays it by one round.
  next_read_at timestamptz not null,
  failures int not null default 0,
  problem jsonb,
  -- When its owner was told that it cannot be read, once for each time.
  told_at timestamptz,
  created_at timestamptz not null,
  unique (person_id, fingerprint)
);
create index calendars_by_next_read on calendars (next_read_at);

alter table people
  -- Of all of their calendars together, for the next days: what decisions compare.
  add column busy_intervals jsonb not null default '[]',
  -- The same of those that cannot be read any more, with when they were: {"at": …, "intervals": …}.
  add column busy_as_read jsonb;

drop trigger people_change_facts on people;
create trigger people_change_facts after update of name, languages, time_zone, open_intervals, away_until, active,
    language_levels, regions, products, industries, skills, seniority, track_record, limits, capacity, backup_id, off_intervals,
    facts_checked_at, busy_intervals, busy_as_read
  on people for each row execute function raise_facts_version_of_person();
