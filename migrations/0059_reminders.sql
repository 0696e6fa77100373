-- What somebody wants to be reminded of, on a lead that they have. Not a task: no flow and no alarm looks at it. It hangs on
-- the assignment, so that it goes with it, whoever ends that and how.
create table reminders (
  id            uuid primary key,
  assignment_id uuid not null references assignments on delete cascade,
  lead_id       uuid not null,
  person_id     uuid not null,
  text          text not null default '',
  due_at        timestamptz not null,
  created_at    timestamptz not null,
  done_at       timestamptz
);
create index reminders_open_by_person on reminders (person_id, due_at, id) where done_at is null;
create index reminders_by_lead on reminders (lead_id);
create index reminders_by_assignment on reminders (assignment_id);
