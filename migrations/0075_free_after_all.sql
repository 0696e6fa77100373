-- Until then somebody is free whatever their calendar says: what was on when they said so has ended sooner.
alter table people add column free_until timestamptz;
