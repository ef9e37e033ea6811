-- As before, but for two things: rows of imports under way stay, because somebody who was erased here may live on in another
-- school of the district that the same package is still taken over into (whom this school erased is left out when its turn
-- comes); and the audit log tells of the links that went (K7).
create or replace function roster.forget_person(person uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  source text;
  links uuid[];
begin
  select p.source_id into source from roster.people p
  where p.school_id = school and p.id = person and p.status in ('left', 'anonymised');
  if not found then
    raise exception 'nobody who has left' using errcode = 'check_violation', constraint = 'erasures_of_those_who_left';
  end if;
  with gone as (
    delete from roster.guardian_links l where l.school_id = school and person in (l.guardian_id, l.student_id) returning l.id)
  select array_agg(id) into links from gone;
  update roster.people p set source_id = null, invited_at = null where p.school_id = school and p.id = person;
  update roster.enrolments e set source_id = null
  where e.school_id = school and e.student_id = person and e.source_id is not null;
  update roster.teaching_assignments a set source_id = null
  where a.school_id = school and a.teacher_id = person and a.source_id is not null;
  if source is not null then
    delete from roster.source_records k
    where k.school_id = school and (k.file = 'users.csv' and k.source_id = source or k.data ->> 'userSourcedId' = source);
    update roster.source_records k set data = roster.without_agent(k.data, source)
    where k.school_id = school and k.file = 'users.csv'
      and (source = any (string_to_array(k.data ->> 'agentSourcedIds', ','))
        or k.data #> '{_,guardians}' @> jsonb_build_array(jsonb_build_object('id', source)));
    -- What the district remembers for itself goes with the last of its schools that knows the person.
    delete from roster.source_records k using identity.schools s
    where s.id = school and k.district_id = s.district_id and k.school_id is null
      and (k.file = 'users.csv' and k.source_id = source or k.data ->> 'userSourcedId' = source)
      and not exists (
        select from roster.people p join identity.schools o on o.id = p.school_id and o.district_id = s.district_id
        where p.source_id = source);
    -- What an import that is over held back.
    delete from roster.import_rows r using identity.schools s, roster.imports i
    where s.id = school and i.district_id = s.district_id and i.finished_at is not null and r.import_id = i.id
      and (r.file = 'users.csv' and r.source_id = source or r.data ->> 'userSourcedId' = source);
  end if;
  perform platform.redact_audit(school, array_append(links, person), person);
  insert into platform.audit_entries (id, school_id, person_id, action, subject_type, subject_id)
  select uuidv7(), school, platform.current_person(), 'delete', 'GuardianLink', l.id from unnest(links) as l (id);
end $$;

-- An export is being made while its job waits or runs. One whose job was given up is never finished, and keeps nobody from
-- being forgotten: if somebody runs the job again, it makes a package of those who are left.
create or replace function roster.old_exports()
returns table (id uuid, district_id uuid, school_id uuid, unfinished boolean) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select e.id, e.district_id, e.school_id, e.finished_at is null and exists (
    select from platform.jobs j where j.id = e.job_id and j.state in ('waiting', 'running'))
  from roster.exports e
  join identity.schools s on s.id = platform.current_school()
  where (e.school_id = s.id or e.school_id is null and e.district_id = s.district_id)
$$;
