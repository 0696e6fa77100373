-- Where a company belongs, decided by a person, when its leads come from several places: from then on the step "By
-- territory" goes by that.
alter table accounts
  add column region    text check (region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  -- Nobody, where another program decided.
  add column region_by uuid references people,
  add column region_at timestamptz,
  add constraint a_decided_region_says_when check ((region is null) = (region_at is null)),
  add constraint a_decided_region_says_who check (region is not null or region_by is null);

-- A lead may wait until somebody has decided that: its run waits for the review of its company.
alter table waits
  drop constraint waits_kind_check,
  add constraint waits_kind_check check (kind in ('time', 'acceptance', 'contact', 'call', 'opening', 'review'));
create index waits_for_review on waits (subject, opened_at) where kind = 'review' and state = 'open';
