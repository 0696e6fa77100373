-- The newest transaction of which an entry of the feed was deleted: whoever has followed it further than that has missed
-- nothing that is gone. The oldest entry that is left says less: a long transaction, in whatever database of the server, keeps
-- the place of everybody who follows before it.
create table feed_trimmed (xid xid8 not null);
-- What was deleted before now is not known.
insert into feed_trimmed (xid) values (pg_current_xact_id());
