-- A code that is retired explains what it has explained: whoever looks after marks must know of the absence still.

-- The approved absence that covers a session, as absences are now, also when the school gives its code no more. At most one:
-- they do not overlap, and two parts of a day that both take half of a session leave nothing of it.
create function attendance.approved_absence(
  student uuid, on_date date, starts_at timestamptz, ends_at timestamptz, zone text)
returns table (absence_id uuid, kind text, code text, label text, given boolean) language sql stable
begin atomic
  select a.id, a.kind, a.code, c.label, c.active
  from attendance.absences a join attendance.codes c on c.school_id = a.school_id and c.code = a.code
  where a.school_id = platform.current_school() and a.student_id = student and a.state = 'approved'
    and on_date between a.starts_on and a.ends_on
    and attendance.covers_session(a.minutes, approved_absence.starts_at, approved_absence.ends_at, zone)
  order by a.id limit 1;
end;

-- By which of them a student is not expected in a session.
create or replace function attendance.expected_absence(
  student uuid, on_date date, starts_at timestamptz, ends_at timestamptz, zone text)
returns table (absence_id uuid, kind text, code text, label text) language sql stable
begin atomic
  select a.absence_id, a.kind, a.code, a.label
  from attendance.approved_absence(student, on_date, expected_absence.starts_at, expected_absence.ends_at, zone) a
  where a.given;
end;
