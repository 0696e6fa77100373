-- How many people work at the company that the lead comes from. Null: nobody said it, as for every lead that is here already.
alter table leads add column company_size integer constraint companies_have_people check (company_size > 0);
