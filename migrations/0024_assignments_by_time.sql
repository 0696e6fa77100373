-- "Got in the last 30 days" reads the young end of a table that only grows. BRIN: next to nothing to write, a few pages.
create index assignments_by_time on assignments using brin (at);
