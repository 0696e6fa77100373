-- The demo's companies are apart from real ones, as its leads and people are. An account belongs to whoever has the lead
-- that came first, and goes with that lead, unless a person was named by hand.
alter table accounts
  add column demo    boolean not null default false,
  -- The lead that made them its owner; null: they were named by hand, or nobody owns it.
  add column lead_id uuid,
  drop constraint accounts_domain_key,
  add constraint one_account_per_domain unique (domain, demo),
  -- Written with every first lead of a company: see 0031.
  drop constraint accounts_owner_id_fkey,
  add constraint who_got_it_by_a_lead_owns_it check (lead_id is null or owner_id is not null);

-- Who was named its owner by hand, by whom and why.
create table account_owners (
  id           uuid primary key,
  account_id   uuid not null references accounts,
  owner_id     uuid references people,
  reason       text not null,
  by_person_id uuid references people,
  at           timestamptz not null
);
create index account_owners_by_account on account_owners (account_id, at desc);
