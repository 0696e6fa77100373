-- A company that leads belong to, by the domain of their e-mail; free mailers make no account.
create table accounts (
  id         uuid primary key,
  domain     text not null unique check (domain = lower(domain) and domain <> ''),
  name       text not null default '',
  -- Whoever got its first lead, or was named by hand.
  owner_id   uuid references people,
  created_at timestamptz not null
);
create index accounts_by_owner on accounts (owner_id) where owner_id is not null;
alter table leads add column account_id uuid;
create index leads_by_account on leads (account_id, created_at desc) where account_id is not null;
