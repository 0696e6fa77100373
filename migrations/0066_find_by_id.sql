-- A claim of due runs has the status of this index, too, and while few deadlines are known to be due the planner took it:
-- each claim then read and sorted every run that waits. With a word that no claim says, only the counts of a flow find it.
drop index runs_standing;
create index runs_standing on runs (flow_id, node_id) where status in ('waiting', 'failed') and version > 0;

-- As for assignments and waits: an open task is one that has no end yet.
alter table tasks add constraint closed_tasks_say_when check ((state = 'open') = (closed_at is null));
