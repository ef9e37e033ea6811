-- To whom the school has written and what, and what it was told about absences and at the desk, is of use for a time and not for
-- ever. After so many months the words go, and what is counted stays: who was away when, by which code, when a mail of which kind
-- went out about whom. By the school's own day (K3), and never within a year.

-- The first day whose words are kept.
create function attendance.words_kept_since(months int) returns date language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
  if months < 12 then
    raise exception 'words are kept for a year at least' using errcode = 'check_violation', constraint = 'words_kept_for_a_year';
  end if;
  return (select (now() at time zone z.time_zone)::date - make_interval(months => months)
    from identity_api.schools_v1 z where z.school_id = platform.current_school());
end $$;

-- Mails of the current school, at most so many at once. One that waits still is left alone.
create function attendance.forget_old_mails(months int, at_most int) returns int language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  gone constant text := platform.erased();
  kept_since constant date := attendance.words_kept_since(months);
  forgotten int;
begin
  with old as (
    select n.id from attendance.notifications n
    where n.school_id = school and n.date < kept_since and n.state <> 'queued'
      and (n.recipient_name <> gone or n.address <> gone or n.content <> '{}' or n.state = 'refused' and n.reason <> gone)
    order by n.id limit at_most)
  update attendance.notifications n set version = n.version + 1,
    recipient_name = case when n.recipient_name is not null then gone end,
    address = case when n.address is not null then gone end,
    content = case when n.content is not null then '{}'::jsonb end,
    reason = case n.state when 'refused' then gone else n.reason end
  from old where n.school_id = school and n.id = old.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

-- Reasons and notes of the current school, and what the audit log says of them, at most so many of each at once.
create function attendance.forget_old_notes(months int, at_most int) returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  gone constant text := platform.erased();
  kept_since constant date := attendance.words_kept_since(months);
  about uuid[];
begin
  with old_absences as (
    select a.id from attendance.absences a
    where a.school_id = school and a.ends_on < kept_since
      and (a.reason <> gone or a.note is not null or a.decision_note is not null)
    order by a.ends_on, a.id limit at_most),
  old_entries as (
    select d.id from attendance.desk_entries d
    where d.school_id = school and d.date < kept_since and d.reason <> gone
    order by d.date, d.id limit at_most),
  absences as (
    update attendance.absences a set version = a.version + 1, reason = gone, note = null, decision_note = null
    from old_absences o where a.school_id = school and a.id = o.id returning a.id),
  entries as (
    update attendance.desk_entries d set version = d.version + 1, reason = gone
    from old_entries o where d.school_id = school and d.id = o.id returning d.id)
  select array_agg(x.id) into about from (select id from absences union all select id from entries) x;
  perform platform.redact_audit(school, about, school);
  return coalesce(cardinality(about), 0);
end $$;

revoke all on function attendance.forget_old_notes from public;
grant execute on function attendance.forget_old_notes to lyceum_app;
