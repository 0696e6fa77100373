-- One row: this installation belongs to one company.
create table workspace (
  id                 boolean primary key default true,
  company            text not null default 'My company',
  time_zone          text not null default 'UTC',
  country            text,
  language           text not null default 'en',
  currency           text not null default 'EUR',
  hours              jsonb not null default
    '{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}',
  -- The same person again within this time is the same lead.
  duplicate_window   interval not null default '24 hours',
  -- The reply deadline where no flow says another.
  reply_within       interval not null default '15 minutes',
  set_up_at          timestamptz,
  constraint there_is_one_workspace check (id)
);
insert into workspace default values;

create table people (
  id             uuid primary key,
  name           text not null check (name <> ''),
  email          text not null,
  roles          text[] not null default '{rep}',
  languages      text[] not null default '{}',
  time_zone      text not null default 'UTC',
  -- null: always at work.
  hours          jsonb,
  -- The same as [[from, to], …] in epoch milliseconds, ascending, so that a decision compares numbers. null: always.
  open_intervals jsonb,
  -- Up to here open_intervals are computed; the nightly job moves it on.
  open_until     timestamptz,
  away_until     timestamptz,
  active         boolean not null default true,
  demo           boolean not null default false,
  created_at     timestamptz not null default now(),
  constraint roles_are_known check (roles <@ '{admin,manager,rep}'),
  constraint hours_have_intervals check ((hours is null) = (open_intervals is null))
);
create unique index people_have_one_email on people (lower(email));

create table teams (
  id          uuid primary key,
  name        text not null check (name <> ''),
  leader_id   uuid references people,
  demo        boolean not null default false,
  created_at  timestamptz not null default now(),
  archived_at timestamptz
);
create unique index teams_have_one_name on teams (lower(name)) where archived_at is null;

create table team_members (
  team_id   uuid not null references teams,
  person_id uuid not null references people,
  weight    int not null default 1 check (weight between 1 and 1000),
  joined_at timestamptz not null default now(),
  primary key (team_id, person_id)
);
create index team_members_by_person on team_members (person_id);

-- Turn balances, packed: a row per person cost 86 ms a batch at 50 teams of 200. Written once per batch, under its lock.
create table team_ledgers (
  team_id        uuid primary key references teams,
  -- {person: micro-units as text}
  credits        jsonb not null default '{}',
  -- {person: epoch milliseconds}
  last_picked_at jsonb not null default '{}'
);

-- Every change of a balance that is not an accrual: accruals follow from the receipts.
create table ledger_entries (
  id            uuid primary key,
  team_id       uuid not null,
  person_id     uuid not null,
  amount        bigint not null,
  reason        text not null,
  assignment_id uuid,
  by_person_id  uuid,
  at            timestamptz not null
);
create index ledger_entries_by_team on ledger_entries (team_id, at desc);

create table sources (
  id          uuid primary key,
  name        text not null check (name <> ''),
  -- Names the hosted form in its public link; not a secret.
  form_key    text not null unique,
  demo        boolean not null default false,
  created_at  timestamptz not null default now(),
  archived_at timestamptz
);
create unique index sources_have_one_name on sources (lower(name)) where archived_at is null;
