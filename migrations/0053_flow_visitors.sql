-- Who has which flow's editor open: said anew every second by the web process that holds their connection, and old after
-- seconds. Nothing here outlives a crash, or needs to.
create unlogged table flow_visitors (
  process_id uuid not null,
  flow_id    uuid not null,
  person_id  uuid not null,
  seen_at    timestamptz not null,
  primary key (process_id, flow_id, person_id)
) with (fillfactor = 50);
