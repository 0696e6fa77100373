-- How many people work at the company that the lead comes from. Null: nobody said it, as for every lead that is here already.
alter table leads add column company_size integer constraint companies_have_people check (company_size > 0);

-- How much somebody has to do is read under the lock of their team, from the index alone.
drop index if exists leads_open_by_owner;
create index leads_open_by_owner on leads (owner_id) include (value, company_size, tried_at)
  where owner_id is not null and status <> 'closed';
