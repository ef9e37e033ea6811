-- K6, for a school of many years and for devices that come late.

-- What devices have sent of somebody is found without reading all that the school's devices have ever sent.
-- squawk-ignore require-concurrent-index-creation
create index sync_operations_of_student on attendance.sync_operations (school_id, student_id);

-- As before, but for the rows of files: once each, in two steps of which each reads what it has to.
-- `account` is the account that the record belonged to, or null. Told twice, it finds nothing left to do. Few rows of many
-- months are looked up by their register rather than whole months read.
create or replace function attendance.forget_person(whom uuid, account uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  school constant uuid := platform.current_school();
  gone constant text := platform.erased();
  about uuid[];
begin
  -- Only of somebody whom the roster has erased: whoever calls this by mistake changes nothing.
  if not exists (select from roster_api.people_v1 p
    where p.school_id = school and p.roster_person_id = whom and p.status = 'anonymised') then
    return;
  end if;
  perform set_config('app.erasing', 'on', true);
  update attendance.mark_revisions v set reason = gone
  from attendance.register_entries e
  where e.school_id = school and e.student_id = whom and v.school_id = e.school_id and v.register_id = e.register_id
    and v.student_id = e.student_id and v.date = e.date and v.reason <> gone;
  update attendance.marks m set reason = case when m.reason is not null then gone end,
    office_reason = case when m.office_reason is not null then gone end
  where m.school_id = school and m.student_id = whom and (m.reason <> gone or m.office_reason <> gone);
  update attendance.register_entry_changes c set display_name = 'Erased person', sort_name = 'person, Erased'
  from attendance.register_entries e
  where e.school_id = school and e.student_id = whom and c.school_id = e.school_id and c.register_id = e.register_id
    and c.student_id = e.student_id and c.date = e.date;
  update attendance.register_entries e set display_name = 'Erased person', sort_name = 'person, Erased'
  where e.school_id = school and e.student_id = whom and e.display_name <> 'Erased person';
  update attendance.mark_proposals p set reason = case when p.reason is not null then gone end,
    decision_reason = case when p.decision_reason is not null then gone end
  where p.school_id = school and p.student_id = whom;
  update attendance.sync_operations o set operation = attendance.without_words(o.operation),
    result = attendance.without_words(o.result)
  where o.school_id = school and o.student_id = whom;
  update attendance.absences a set reason = gone, note = null, decision_note = null
  where a.school_id = school and a.student_id = whom;
  update attendance.desk_entries d set reason = gone where d.school_id = school and d.student_id = whom;
  update attendance.alerts a set note = null, close_reason = case when a.close_reason is not null then gone end
  where a.school_id = school and a.student_id = whom;

  -- The log of what was sent: to the person without name and address, about the person without what it said. What waits is not sent.
  update attendance.notifications n set content = case when n.content is not null then '{}'::jsonb end,
    recipient_name = case when about_me.recipient then null else n.recipient_name end,
    address = case when about_me.recipient and n.address is not null then gone else n.address end,
    state = case n.state when 'queued' then 'skipped' else n.state end,
    reason = case n.state when 'queued' then 'no_longer_so' when 'refused' then gone else n.reason end
  from attendance.notifications which
  cross join lateral (select which.roster_person_id = whom or which.person_id = account) as about_me (recipient)
  where which.school_id = school and n.school_id = school and n.id = which.id
    and (which.student_id = whom or about_me.recipient);
  -- Digests that named the person as a teacher.
  update attendance.notifications n set content = jsonb_set(n.content, '{sessions}', (
    select coalesce(jsonb_agg(s || jsonb_build_object('teachers', jsonb_build_array())), '[]')
    from jsonb_array_elements(n.content -> 'sessions') s))
  where n.school_id = school and n.kind = 'registers_not_taken' and exists (
    select from jsonb_to_recordset(n.content -> 'sessions') as s ("registerId" uuid)
    join attendance.registers r on r.school_id = school and r.id = s."registerId"
    join roster_api.teaching_v1 t on t.school_id = school and t.section_id = r.section_id and t.teacher_id = whom
      and r.date between t.starts_on and coalesce(t.ends_on, 'infinity'));
  delete from attendance.notification_preferences c where c.school_id = school and c.recipient_id in (whom, account);

  -- Rows of files as they came; what was at fault may be about anybody, so it goes of every import that is over.
  update attendance.mark_import_rows i set student = gone, reason = case when i.reason is not null then gone end
  where i.school_id = school and i.student_id = whom and i.student <> gone;
  update attendance.mark_import_rows i set student = gone, reason = case when i.reason is not null then gone end
  from attendance.mark_imports m
  where m.school_id = school and m.finished_at is not null and i.school_id = school and i.import_id = m.id
    and i.state = 'faulty' and i.student <> gone;
  perform set_config('app.erasing', '', true);

  select array_agg(x.id) into about from (
    select a.id from attendance.absences a where a.school_id = school and a.student_id = whom
    union all select d.id from attendance.desk_entries d where d.school_id = school and d.student_id = whom
    union all select a.id from attendance.alerts a where a.school_id = school and a.student_id = whom
    union all select p.id from attendance.mark_proposals p where p.school_id = school and p.student_id = whom) x;
  perform platform.redact_audit(school, about, whom);
end $$;

-- A device may send what was written without a network when the student is erased already. The words go, whichever way they
-- came in; what was marked stays.
create function attendance.words_of_erased() returns trigger language plpgsql as $$
begin
  if exists (select from roster_api.people_v1 p
    where p.school_id = new.school_id and p.roster_person_id = new.student_id and p.status = 'anonymised') then
    if tg_table_name = 'mark_proposals' then
      new.reason := platform.erased();
    else
      new.operation := attendance.without_words(new.operation);
      new.result := attendance.without_words(new.result);
    end if;
  end if;
  return new;
end $$;
create trigger sync_operations_of_erased before insert on attendance.sync_operations for each row
  when (new.operation ->> 'reason' is not null) execute function attendance.words_of_erased();
create trigger mark_proposals_of_erased before insert on attendance.mark_proposals for each row
  when (new.reason is not null) execute function attendance.words_of_erased();
revoke all on function attendance.words_of_erased from public;
grant execute on function attendance.without_words to lyceum_app;
