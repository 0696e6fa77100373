-- What a manager wrote about an entry, and whom it is about when somebody else pays or gets the other side of it.
alter table ledger_entries
  add column note            text,
  add column about_person_id uuid;

-- A turn is given back once, whoever asks and however often.
create unique index one_refund_per_assignment on ledger_entries (assignment_id)
  where reason in ('reassigned', 'bad-lead', 'excused');

-- Policies decide, so a change of one begins a new version of the team's facts.
drop trigger teams_change_facts on teams;
create trigger teams_change_facts
  after update of name, leader_id, archived_at, absence_policy, limits_policy on teams
  for each row execute function raise_facts_version_of_renamed_team();

-- Of teams that give missed turns back little by little: what is still to be given back, and up to which pick that is
-- counted. Beside the balance and not in it, because what is in the balance is handed out at once.
create table catch_ups (
  team_id    uuid primary key references teams on delete cascade,
  counted_at timestamptz not null,
  counted_id uuid not null,
  -- {person: {owed, usual}}, micro-units as texts
  missed     jsonb not null default '{}'
);
