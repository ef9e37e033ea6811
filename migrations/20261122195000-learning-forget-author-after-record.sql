-- K6, as before; but the record may be erased before this is heard. `learning.forget_person` has looked for posts then, under a
-- record that they were not yet of, and nobody comes by again: so their words go here. Whoever erases the record at this moment
-- waits until this is over, and finds posts that are the record's.
create or replace function learning.forget_account(account uuid, record_id uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
begin
  if not exists (select from identity_api.names_v1 n where n.person_id = account and n.erased) then
    return;
  end if;
  perform from roster_api.people_v1 p where p.school_id = school and p.roster_person_id = record_id for share;
  perform set_config('app.erasing', 'on', true);
  -- Files of which nothing was made yet.
  update platform.uploads u set state = case when u."offset" = u.length then 'whole' else 'receiving' end, then_job = null,
    metadata = null, expires_at = 'epoch'
  where u.school_id = school and u.state <> 'kept' and u.person_id = account;
  delete from learning.presences p where p.school_id = school and p.person_id = account;
  if record_id is not null then
    update learning.posts p set written_by = record_id where p.school_id = school and p.written_by = account;
    update learning.post_reports o set reported_by = record_id where o.school_id = school and o.reported_by = account;
  end if;
  perform set_config('app.erasing', '', true);
  -- Nothing, unless the record was erased.
  perform learning.forget_person(record_id, account);
end $$;
