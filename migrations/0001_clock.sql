-- The one clock. statement_timestamp(), not now(): a deadline is compared with the time after the lock was got, and
-- now() would be the time at which the transaction began to stand in line.
create function baton_now() returns timestamptz
  stable parallel safe language sql
  return statement_timestamp();
