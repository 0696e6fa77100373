-- Removing a lead asks who still names it or its runs: without these each question reads the whole table.
create index waits_by_run on waits (run_id);
create index signals_by_run on signals (run_id);
create index notifications_by_lead on notifications (lead_id) where lead_id is not null;
