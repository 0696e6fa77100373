-- What comes in over the API without naming a source, and the form that every company begins with.
insert into sources (id, name, form_key)
values (gen_random_uuid(), 'API', substr(replace(gen_random_uuid()::text, '-', ''), 1, 16)),
       (gen_random_uuid(), 'Website form', substr(replace(gen_random_uuid()::text, '-', ''), 1, 16));
