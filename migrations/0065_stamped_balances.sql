-- A balance that is known by its stamp is not read again: every writer gives it one that nobody used before, by hand where it
-- goes on knowing what it wrote, else by this trigger.
alter table team_ledgers add column stamp uuid not null default gen_random_uuid();
comment on column team_ledgers.stamp is 'another one after every change of the row';

create function stamp_ledger() returns trigger language plpgsql as $$
begin
  new.stamp := gen_random_uuid();
  return new;
end $$;
create trigger changed_ledgers_have_another_stamp before update on team_ledgers
  for each row when (new.stamp = old.stamp) execute function stamp_ledger();
