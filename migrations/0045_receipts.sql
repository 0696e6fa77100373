-- What a team was like when it decided: its members, shares and people, once for each version of these facts. Receipts refer
-- to it instead of repeating it: 2.2 KB for a team of ten cost a fifth of the time that a lead took.
create table team_snapshots (
  team_id uuid not null,
  version bigint not null,
  facts   jsonb not null,
  primary key (team_id, version)
);
-- The newest version that has a snapshot. In the row that every batch locks, so that a process need not remember what a
-- rolled back transaction did not keep.
alter table team_ledgers add column kept_version bigint not null default 0;

-- What a step asked for when it chose among people; immutable, the id is made from the content.
create table decision_params (
  id     uuid primary key,
  params jsonb not null
);

alter table receipts
  -- Of format 1 only, which holds everything in one place.
  alter column decision drop not null,
  add column team_version bigint,
  add column params_id    uuid,
  -- Numbers in the order of the snapshot's members. As text: nothing ever looks into it in SQL.
  add column packed       json,
  -- What was known of the lead, apart, so that it can be erased.
  add column lead         jsonb,
  add constraint receipts_can_be_read check (
    case format when 1 then decision is not null else packed is not null and team_version is not null end);

-- "Which leads passed me by?", newest first.
create index receipts_by_team on receipts (team_id, at desc, id desc);

-- "Wrong for me, because…": said by whoever has a lead, looked at by the team's leader. Ends nobody's duty by itself.
create table objections (
  id            uuid primary key,
  assignment_id uuid not null,
  lead_id       uuid not null,
  person_id     uuid not null,
  reason        text not null check (reason <> ''),
  at            timestamptz not null,
  settled_at    timestamptz,
  settled_by    uuid
);
create unique index objections_open on objections (assignment_id) where settled_at is null;
create index objections_by_lead on objections (lead_id);

-- A message may point to the reasons of an assignment.
alter table notifications add column assignment_id uuid;
