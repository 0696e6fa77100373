-- What every open screen follows. A reader takes rows from its mark on and skips those it has sent; the mark becomes the
-- snapshot's xmin, so that a transaction that commits late is never passed over. Kept for an hour.
create table feed (
  xid        xid8 not null default pg_current_xact_id(),
  id         bigint generated always as identity,
  kind       text not null,
  run_id     uuid,
  flow_id    uuid,
  lead_id    uuid,
  person_ids uuid[] not null default '{}',
  payload    jsonb not null,
  at         timestamptz not null
);
create index feed_by_xid on feed (xid, id);
