create table flows (
  id           uuid primary key,
  name         text not null check (name <> ''),
  draft        jsonb not null,
  -- Counts changes of the draft; a save names the one it saw.
  revision     int not null default 1,
  status       text not null default 'draft' check (status in ('draft', 'live', 'paused')),
  live_version int,
  -- Takes what no other live flow takes.
  takes_rest   boolean not null default false,
  demo         boolean not null default false,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  updated_by   uuid references people,
  archived_at  timestamptz,
  constraint live_flows_have_a_version check (status = 'draft' or live_version is not null)
);
create unique index one_flow_takes_the_rest on flows (takes_rest) where takes_rest;

create table flow_versions (
  flow_id      uuid not null references flows,
  version      int not null,
  graph        jsonb not null,
  program_id   uuid not null references programs,
  published_at timestamptz not null,
  published_by uuid references people,
  note         text,
  primary key (flow_id, version)
);

-- A source feeds at most one live flow, by its primary key.
create table live_sources (
  source_id uuid primary key references sources,
  flow_id   uuid not null references flows
);
create index live_sources_by_flow on live_sources (flow_id);
