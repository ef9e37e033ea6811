-- Commands of several people of one school may share a transaction. There is no person then: whatever is a person's
-- own shows nothing. Events alone may be written, and only of those who share it.
create function platform.acting_people() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_ids', true), '')::uuid[] $$;

alter policy tenant on platform.outbox with check (
  school_id is not distinct from (select platform.current_school())
  and (person_id is not distinct from (select platform.current_person())
    or person_id = any ((select platform.acting_people())::uuid[])));
