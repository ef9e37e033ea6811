-- People of the roster who were erased (K6): who erased whom, when and why. What the records system called them is remembered
-- as a keyed hash alone, so that a package that still mentions them brings nobody back.
create table roster.erasures (
  id uuid primary key,
  school_id uuid not null,
  district_id uuid not null,
  roster_person_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  erased_at timestamptz not null,
  erased_by uuid,
  source_hash bytea check (length(source_hash) = 32),
  unique (school_id, id),
  constraint erasures_once unique (school_id, roster_person_id),
  foreign key (school_id, roster_person_id) references roster.people (school_id, id),
  foreign key (district_id, school_id) references identity.schools (district_id, id)
);
create index erasures_by_source on roster.erasures (district_id, source_hash) where source_hash is not null;
call platform.ruled_table('roster.erasures', 'school',
  'school_id = (select platform.current_school()) or district_id in (select identity.districts_i_lead())',
  'school_id = (select platform.current_school())',
  'select, insert', 'by school; whoever leads the district sees them, because its packages are checked against them');

-- Who is erased has no name, no address and no number, whoever writes and however.
alter table roster.people add constraint people_erased check (status <> 'anonymised'
  or num_nonnulls(middle_name, preferred_name, username, identifier, email, phone, locale, person_id, source_id, invited_at) = 0
    and given_name = 'Erased' and family_name = 'person') not valid;

create function roster.erased_people_stay() returns trigger language plpgsql as $$
begin
  raise exception 'who was erased does not come back' using errcode = 'check_violation', constraint = 'people_stay_erased';
end $$;
create trigger people_stay_erased before update of status on roster.people for each row
  when (old.status = 'anonymised' and new.status <> 'anonymised') execute function roster.erased_people_stay();

-- A user's row of a package without one of those who look after the student.
create function roster.without_agent(data jsonb, agent text) returns jsonb language sql immutable parallel safe as $$
  select case when left_over.ids is null then data - 'agentSourcedIds'
    else data || jsonb_build_object('agentSourcedIds', left_over.ids) end
    || case when data #> '{_,guardians}' is null then '{}'
      else jsonb_build_object('_', (data -> '_') || jsonb_build_object('guardians', (
        select coalesce(jsonb_agg(g), '[]') from jsonb_array_elements(data #> '{_,guardians}') g where g ->> 'id' <> agent))) end
  from (select string_agg(id, ',' order by nth) as ids
    from unnest(string_to_array(data ->> 'agentSourcedIds', ',')) with ordinality as a (id, nth) where id <> agent) left_over
$$;

-- What the roster keeps of somebody beside the record itself, and what the audit log tells of them.
create function roster.forget_person(person uuid) returns void language plpgsql security definer
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
    -- What an import held back.
    delete from roster.import_rows r using identity.schools s
    where s.id = school and r.district_id = s.district_id
      and (r.file = 'users.csv' and r.source_id = source or r.data ->> 'userSourcedId' = source);
  end if;
  perform platform.redact_audit(school, array_append(links, person), person);
end $$;
revoke all on function roster.forget_person, roster.without_agent, roster.erased_people_stay from public;
grant execute on function roster.forget_person, roster.without_agent to lyceum_app;

-- Packages that were made before somebody was erased still name them: they go, whoever asked for them.
create function roster.old_exports()
returns table (id uuid, district_id uuid, school_id uuid, unfinished boolean) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select e.id, e.district_id, e.school_id, e.finished_at is null from roster.exports e
  join identity.schools s on s.id = platform.current_school()
  where (e.school_id = s.id or e.school_id is null and e.district_id = s.district_id)
$$;
create function roster.forget_exports(gone uuid[]) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  delete from roster.exports e using identity.schools s
  where s.id = platform.current_school() and e.id = any (gone)
    and (e.school_id = s.id or e.school_id is null and e.district_id = s.district_id)
$$;
revoke all on function roster.old_exports, roster.forget_exports from public;
grant execute on function roster.old_exports, roster.forget_exports to lyceum_app;
