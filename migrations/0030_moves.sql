-- A database that is, or was, copied elsewhere. 'out': the work goes on over there, so nothing works here any more, or each
-- deadline would fire twice. 'in' and not finished: half a copy, which nothing may work on either.
create table database_moves (
  only_row    boolean primary key default true check (only_row),
  id          uuid not null,
  direction   text not null check (direction in ('out', 'in')),
  -- The other end, without its password.
  place       text not null,
  began_at    timestamptz not null default statement_timestamp(),
  finished_at timestamptz
);

-- What has arrived of a copy, so that it can be taken up again after an interruption.
create table moved_tables (
  name      text primary key,
  row_count bigint not null,
  moved_at  timestamptz not null default statement_timestamp()
);

-- Which secret key has sealed what this database holds.
create table secret_keys (
  only_row    boolean primary key default true check (only_row),
  fingerprint text not null
);
