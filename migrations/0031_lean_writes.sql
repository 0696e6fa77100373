-- Every lead writes these rows. Their parents are written by the same transaction or are never deleted while something
-- refers to them, so the checks found nothing and made the write path a tenth slower. What people decide by keeps its
-- foreign keys: a lead's contact and source, an assignment's lead, person and team.
alter table leads drop constraint leads_owner_id_fkey, drop constraint leads_waiting_list_id_fkey;
alter table inquiries drop constraint inquiries_lead_id_fkey;
alter table runs drop constraint runs_program_id_fkey;
alter table waits drop constraint waits_run_id_fkey;
alter table tasks drop constraint tasks_lead_id_fkey, drop constraint tasks_person_id_fkey;
alter table notifications drop constraint notifications_lead_id_fkey, drop constraint notifications_person_id_fkey;

-- Screens read the steps of a burst where the engine wrote them, instead of a second copy.
alter table feed add column first_seq int;
