create table contacts (
  id         uuid primary key,
  created_at timestamptz not null
);

-- What identifies a contact: a normalised e-mail or phone belongs to one.
create table contact_keys (
  kind       text not null check (kind in ('email', 'phone')),
  value      text not null,
  -- Deferred: keys come first, because they decide which contact it is.
  contact_id uuid not null references contacts deferrable initially deferred,
  primary key (kind, value)
);
create index contact_keys_by_contact on contact_keys (contact_id);

-- An e-mail and a phone that belong to two contacts: the e-mail won, a person decides about the rest.
create table merge_proposals (
  contact_id       uuid not null references contacts,
  other_contact_id uuid not null references contacts,
  at               timestamptz not null,
  primary key (contact_id, other_contact_id)
);

create table leads (
  id              uuid primary key,
  contact_id      uuid not null references contacts,
  source_id       uuid not null references sources,
  name            text not null,
  email           text,
  phone           text,
  language        text,
  country         text,
  company         text,
  product         text,
  -- Major units of the workspace's currency.
  value           double precision,
  message         text,
  consent         jsonb,
  fields          jsonb not null default '{}',
  status          text not null default 'new' check (status in ('new', 'assigned', 'waiting-list', 'attention', 'closed')),
  owner_id        uuid references people,
  waiting_list_id uuid references teams,
  waiting_since   timestamptz,
  -- Since when it needs attention, and why: "no-flow", "flow-paused", "stopped".
  attention_since timestamptz,
  attention_code  text,
  demo            boolean not null default false,
  -- Sent by "Send a test lead": counts in no figure.
  test            boolean not null default false,
  created_at      timestamptz not null,
  reached_at      timestamptz,
  closed_at       timestamptz,
  closed_because  text,
  constraint who_is_assigned_has_an_owner check (status <> 'assigned' or owner_id is not null),
  constraint who_waits_has_no_owner check (status <> 'waiting-list' or (owner_id is null and waiting_list_id is not null))
);
create index leads_by_contact on leads (contact_id, created_at desc);
create index leads_by_time on leads (created_at desc, id desc);
create index leads_by_owner on leads (owner_id, created_at desc) where owner_id is not null;
create index leads_waiting on leads (waiting_list_id, waiting_since) where status = 'waiting-list';
create index leads_needing_attention on leads (attention_since) where status = 'attention';
create index leads_by_source on leads (source_id, created_at desc);

-- Each time somebody asked: a lead that comes in twice is one lead with two inquiries.
create table inquiries (
  id        uuid primary key,
  lead_id   uuid not null references leads,
  source_id uuid not null,
  message   text,
  -- As it came in, for the person who wants to know.
  received  jsonb not null,
  at        timestamptz not null
);
create index inquiries_by_lead on inquiries (lead_id, at);

-- What people did with a lead: contacts, notes, hand-overs. What the flow did is in steps.
create table lead_events (
  id            uuid primary key,
  lead_id       uuid not null references leads,
  kind          text not null,
  person_id     uuid,
  assignment_id uuid,
  data          jsonb not null default '{}',
  at            timestamptz not null
);
create index lead_events_by_lead on lead_events (lead_id, at);

-- Fields of one's own, known from the moment they first came in, so that rules can name and type them.
create table custom_fields (
  name       text primary key,
  label      text not null,
  type       text not null check (type in ('text', 'number', 'list', 'date', 'yes-no')),
  created_at timestamptz not null default now()
);

create table idempotency_keys (
  caller_id uuid not null,
  key       text not null,
  body_hash bytea not null,
  reply     jsonb not null,
  at        timestamptz not null,
  primary key (caller_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (at);
