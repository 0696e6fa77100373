-- A lead may wait until somebody of a team is in: its run waits for the opening of that team's waiting list.
alter table waits
  drop constraint waits_kind_check,
  add constraint waits_kind_check check (kind in ('time', 'acceptance', 'contact', 'call', 'opening')),
  -- What the step wants to know again when the wait is over.
  add column memo jsonb;
create index waits_for_opening on waits (subject, opened_at) where kind = 'opening' and state = 'open';

-- A step that goes through a list of people gives the lead more than once within one visit. The id of an assignment is made
-- from its step, so that doing it again still makes no second row.
drop index one_assignment_per_visit;
