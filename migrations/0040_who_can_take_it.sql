-- What decides whether somebody can take a lead, beside hours, languages and absence.
alter table people
  -- {language: CEFR level}; a language without a level counts as fluent.
  add column language_levels jsonb not null default '{}',
  -- ISO 3166 codes of countries or parts of them, "DE", "DE-BY"; empty lists: everything.
  add column regions         text[] not null default '{}',
  add column products        text[] not null default '{}',
  add column industries      text[] not null default '{}',
  add column skills          text[] not null default '{}',
  -- 1 junior … 5 principal.
  add column seniority       int check (seniority between 1 and 5),
  -- {measuredAt, won: [{industry, deals, largest}]}
  add column track_record    jsonb,
  -- [{what: open | hour | day | month, most, window: moving | calendar}]
  add column limits          jsonb not null default '[]',
  -- Relative: 2 carries twice as many open leads as 1.
  add column capacity        int not null default 1 check (capacity between 1 and 100),
  add column backup_id       uuid references people check (backup_id <> id),
  -- Whose public holidays they have: "DE", "DE-BY"; null: none.
  add column holidays_of     text,
  -- Days off and holidays as [{from, to, kind, name}] in epoch milliseconds, computed together with open_intervals.
  add column off_intervals   jsonb not null default '[]',
  -- When they last had the inbox open. Changes all the time, so it raises no version of facts.
  add column last_seen_at    timestamptz;

drop trigger people_change_facts on people;
create trigger people_change_facts after update of name, languages, time_zone, open_intervals, away_until, active,
    language_levels, regions, products, industries, skills, seniority, track_record, limits, capacity, backup_id, off_intervals
  on people for each row execute function raise_facts_version_of_person();

-- Days off of somebody's own; whole days in the person's zone.
create table time_off (
  id         uuid primary key,
  person_id  uuid not null references people,
  first_day  date not null,
  last_day   date not null check (last_day >= first_day),
  note       text not null default '',
  by_person_id uuid references people,
  created_at timestamptz not null
);
create index time_off_by_person on time_off (person_id, first_day);

-- What happens to somebody's turns while they cannot take leads. absence: none | catch-up; limits: none | accrue.
alter table teams
  add column absence_policy text not null default 'none' check (absence_policy in ('none', 'catch-up')),
  add column limits_policy  text not null default 'none' check (limits_policy in ('none', 'accrue'));

-- How many leads that nobody has contacted yet one person is given at most when a list of waiting leads opens.
alter table workspace add column pace int not null default 3 check (pace between 1 and 100);
