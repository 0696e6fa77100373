create table assignments (
  id           uuid primary key,
  lead_id      uuid not null references leads,
  person_id    uuid not null references people,
  team_id      uuid references teams,
  run_id       uuid,
  node_id      text,
  visit        int,
  state        text not null check (state in ('offered', 'owned', 'declined', 'expired', 'released')),
  because      jsonb not null,
  -- Set when a person gave it, not a flow.
  by_person_id uuid references people,
  at           timestamptz not null,
  accepted_at  timestamptz,
  ended_at     timestamptz,
  -- Counts its changes, so that screens can tell old news from new.
  ver          int not null default 1,
  constraint ended_assignments_say_when check ((state in ('offered', 'owned')) = (ended_at is null))
);
-- The promise of the product: at most one owner, at any time, whatever dies.
create unique index a_lead_has_one_owner on assignments (lead_id) where state in ('offered', 'owned');
create unique index one_assignment_per_visit on assignments (run_id, node_id, visit) where run_id is not null;
create index assignments_open_by_person on assignments (person_id, at) where state in ('offered', 'owned');
create index assignments_by_lead on assignments (lead_id, at);

create table tasks (
  id         uuid primary key,
  lead_id    uuid not null references leads,
  person_id  uuid not null references people,
  run_id     uuid,
  title      text not null,
  due_at     timestamptz,
  -- "overdue" is an open task whose time has passed.
  state      text not null default 'open' check (state in ('open', 'done', 'moved')),
  created_at timestamptz not null,
  closed_at  timestamptz
);
create index tasks_by_lead on tasks (lead_id, created_at);
create index tasks_open_by_person on tasks (person_id, due_at) where state = 'open';
create index tasks_open_by_deadline on tasks (due_at) where state = 'open';

create table deals (
  id         uuid primary key,
  lead_id    uuid not null references leads,
  run_id     uuid,
  title      text not null,
  value      double precision,
  currency   text not null,
  stage      text not null,
  created_at timestamptz not null
);
create index deals_by_lead on deals (lead_id);

create table notifications (
  id        uuid primary key,
  person_id uuid not null references people,
  lead_id   uuid references leads,
  text      text not null,
  alarm     boolean not null default false,
  at        timestamptz not null,
  seen_at   timestamptz
);
create index notifications_by_person on notifications (person_id, at desc);

-- The explanation of one decision. No foreign keys, as for steps.
create table receipts (
  id            uuid primary key,
  run_id        uuid not null,
  node_id       text not null,
  visit         int not null,
  lead_id       uuid not null,
  assignment_id uuid,
  team_id       uuid not null,
  format        int not null default 1,
  decision      jsonb not null,
  at            timestamptz not null
);
create index receipts_by_lead on receipts (lead_id, at);
