-- Which worker pool delivers a call just now: when that process has died, another need not wait for the lease to end.
alter table outbox add column taken_by text;
create index outbox_taken on outbox (taken_by) where state = 'pending' and taken_by is not null;
