-- When a snapshot was stored: the receipts that may refer to it came in soon after, so whether one does is one look at the
-- index of receipts by time. Nothing for those that are there already: they are looked for among all of their team.
alter table team_snapshots add column kept_at timestamptz;
alter table team_snapshots alter column kept_at set default baton_now();
