-- Twice a second every process that decides by presence asks who opened the inbox since; of ten thousand people nobody else
-- is looked at.
create index people_by_last_seen on people (last_seen_at) where last_seen_at is not null;
