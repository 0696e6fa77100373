-- Whoever leads a team hears once of each task that nobody did in time. Tasks are found by their deadline alone: all up to the
-- mark have been looked at, so tasks are written as before, and no index is added to the hot path. What is overdue already
-- when this comes is told to nobody: it has stood under Needs attention all the time.
create table overdue_mark (
  only_row  boolean primary key default true check (only_row),
  looked_to timestamptz not null
);
insert into overdue_mark (looked_to) values (baton_now());

-- Found, and nobody was told yet: gone in the transaction that tells it, or finds that there is nothing to tell.
create table overdue_tasks (
  task_id uuid primary key
);
