-- Signing in. better-auth reads auth_people and keeps auth_accounts and auth_sessions; the rest is ours. Real time, not
-- baton_now(): a shifted test clock must not sign anybody out.

-- The people as the library knows them, so that there is nothing to keep in step. Who is not active is not there, which
-- ends their sessions and refuses their password at once.
create view auth_people as
  select id, name, lower(email) as email, true as email_verified, null::text as image, roles,
         created_at, created_at as updated_at
  from people
  where active;

-- A way to prove who one is; the provider "credential" is a password.
create table auth_accounts (
  id                       uuid primary key,
  person_id                uuid not null references people on delete cascade,
  provider_id              text not null,
  account_id               text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  constraint accounts_are_one_persons unique (provider_id, account_id)
);
create index auth_accounts_by_person on auth_accounts (person_id);

create table auth_sessions (
  id           uuid primary key,
  person_id    uuid not null references people on delete cascade,
  -- Worth nothing alone: the cookie also carries a signature by the secret key.
  token        text not null unique,
  expires_at   timestamptz not null,
  ip_address   text,
  user_agent   text,
  -- Opened by a link of this purpose; null: by password. Who comes by a link need not know the old password.
  link_purpose text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create index auth_sessions_by_person on auth_sessions (person_id);
create index auth_sessions_by_end on auth_sessions (expires_at);

-- Links that sign in once. Only the hash is kept, so that reading the table opens nothing.
create table auth_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person_id  uuid not null references people on delete cascade,
  purpose    text not null check (purpose in ('first-admin', 'invitation', 'reset', 'login')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  spent_at   timestamptz,
  constraint links_end_after_they_begin check (expires_at > created_at)
);
create index auth_links_by_person on auth_links (person_id);
create index auth_links_by_end on auth_links (expires_at);

create table auth_keys (
  id           uuid primary key,
  name         text not null check (name <> ''),
  key_hash     bytea not null unique check (octet_length(key_hash) = 32),
  scopes       text[] not null check (cardinality(scopes) > 0),
  created_by   uuid references people on delete set null,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- Counters of failed attempts, shared by all processes; rate-limiter-flexible's shape, but for `expire`, which it reads
-- as a number and which would come back as a bigint.
create unlogged table auth_attempts (
  key    varchar(255) primary key,
  points int not null default 0,
  expire double precision
);

-- Whether somebody can sign in, or has a link in hand with which they can.
create function auth_can_sign_in(person uuid) returns boolean
  stable parallel safe language sql
  return exists (select from auth_accounts where person_id = person)
      or exists (select from auth_sessions where person_id = person and expires_at > now())
      or exists (select from auth_links where person_id = person and spent_at is null and expires_at > now());
