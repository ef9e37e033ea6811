-- Families are told of absences that nobody has explained, and a school may know of an absence without authorising it.

-- The sources of marks that still stand: the office has said nothing since.
create view attendance.standing_mark_sources with (security_invoker = true) as
select s.school_id, s.date, s.register_id, s.student_id, s.revision, s.absence_id, s.over_revision
from attendance.mark_sources s
where not exists (
  select from attendance.mark_revisions later
  where later.school_id = s.school_id and later.register_id = s.register_id and later.student_id = s.student_id
    and later.date = s.date and later.revision > s.revision and later.layer = 'office');
grant select on attendance.standing_mark_sources to lyceum_app, lyceum_backup;

-- Who came late was not absent, whatever the lateness counts for; and of an absence that was asked for and approved the
-- family knows, also where its code does not authorise it.
create or replace view attendance.unexplained_absences with (security_invoker = true) as
select m.school_id, m.date, m.register_id, m.student_id, r.title, r.period_name, r.starts_at, r.ends_at
from attendance.effective_marks m
join attendance.registers r on r.school_id = m.school_id and r.id = m.register_id and r.date = m.date
where m.presence = 0 and not m.authorised and not m.not_required and not m.late
  and r.state in ('submitted', 'locked', 'reopened')
  and not exists (
    select from attendance.standing_mark_sources s
    where s.school_id = m.school_id and s.register_id = m.register_id and s.student_id = m.student_id
      and s.date = m.date and s.absence_id is not null);
