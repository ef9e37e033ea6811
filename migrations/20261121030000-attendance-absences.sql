-- Absences that are known: planned ahead, or explained afterwards by a note (A6). What is on a register follows from
-- them; nothing of it is stored until the register is taken, so there is nothing to keep in line.

-- Who looks after whom, for those who have to ask whether a student is the signed-in person's child.
create view roster_api.guardians_v1 with (security_invoker = true) as
  select l.school_id, l.guardian_id, g.person_id, l.student_id, l.relation
  from roster.guardian_links l
  join roster.people g on g.school_id = l.school_id and g.id = l.guardian_id and g.status = 'active';
grant select on roster_api.guardians_v1 to lyceum_app;

-- The reach `own` of a guardian.
create function attendance.person_guards(student uuid) returns boolean language sql stable
  return exists (
    select from roster_api.guardians_v1 g
    where g.school_id = platform.current_school() and g.student_id = student
      and g.person_id = platform.current_person());

-- The reach `own` of a teacher, by student: those in a section that the person teaches on the date.
create function attendance.person_teaches_student(student uuid, on_date date) returns boolean language sql stable
  return exists (
    select from roster_api.enrolments_v1 e
    join roster_api.teaching_v1 t on t.school_id = e.school_id and t.section_id = e.section_id
    where e.school_id = platform.current_school() and e.student_id = student and e.state <> 'pre-enrolled'
      and on_date between e.starts_on and coalesce(e.ends_on, 'infinity')
      and t.person_id = platform.current_person() and on_date between t.starts_on and coalesce(t.ends_on, 'infinity'));

-- The minutes of a day, from midnight on, that a list of parts [{"startsAt": "09:00", "endsAt": "10:30"}] covers; no list
-- is the whole day.
create function attendance.minutes_of(parts jsonb) returns int4multirange language sql immutable parallel safe
  return case when parts is null then '{[0,1440)}'::int4multirange else (
    select coalesce(range_agg(int4range(
      split_part(p.part ->> 'startsAt', ':', 1)::int * 60 + split_part(p.part ->> 'startsAt', ':', 2)::int,
      split_part(p.part ->> 'endsAt', ':', 1)::int * 60 + split_part(p.part ->> 'endsAt', ':', 2)::int)), '{}')
    from jsonb_array_elements(parts) as p (part)) end;

-- Whether minutes of a day cover a session: at least half of it, so that a visit to the dentist which ends five minutes
-- into a lesson does not excuse the lesson.
create function attendance.covers_session(minutes int4multirange, starts_at timestamptz, ends_at timestamptz, zone text)
returns boolean language sql stable
  return minutes = '{[0,1440)}'::int4multirange or (
    with session as (
      select extract(epoch from (starts_at at time zone zone)::time)::int / 60 as first,
        extract(epoch from ends_at - starts_at)::int / 60 as length)
    select 2 * coalesce(sum(upper(away) - lower(away)), 0) >= s.length
    from session s left join lateral
      unnest(minutes * int4multirange(int4range(s.first, s.first + s.length))) as away on true
    group by s.length);

create table attendance.absences (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  student_id uuid not null,
  kind text not null check (kind in ('planned', 'note')),
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn')),
  starts_on date not null,
  ends_on date not null,
  parts jsonb,
  minutes int4multirange not null generated always as (attendance.minutes_of(parts)) stored,
  code text,
  reason text not null check (length(reason) between 1 and 200),
  note text check (length(note) between 1 and 2000),
  requested_at timestamptz not null,
  requested_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text check (length(decision_note) between 1 and 500),
  version int not null default 1,
  unique (school_id, id),
  constraint absences_dates check (starts_on <= ends_on and ends_on < starts_on + 400),
  constraint absences_parts check (not isempty(minutes)),
  constraint absences_approved_with_code check (state <> 'approved' or code is not null),
  constraint absences_decided check (state not in ('approved', 'declined') or decided_at is not null),
  constraint absences_code_known foreign key (school_id, code) references attendance.codes (school_id, code),
  -- One explanation for one time: what is requested or approved for a student does not overlap.
  constraint absences_apart exclude using gist (
    school_id with =, student_id with =, daterange(starts_on, ends_on, '[]') with &&, minutes with &&)
    where (state in ('requested', 'approved'))
);
create index absences_of_student on attendance.absences (school_id, student_id, starts_on);
create index absences_by_day on attendance.absences (school_id, ends_on, starts_on);
create index absences_to_decide on attendance.absences (school_id, id) where state = 'requested';
create index absences_of_requester on attendance.absences (school_id, requested_by);

-- Which marks an absence has made, and as which revision: while the office has said nothing since, they follow it.
create table attendance.mark_sources (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  revision int not null,
  absence_id uuid not null,
  primary key (school_id, register_id, student_id, date),
  foreign key (school_id, register_id, student_id, revision, date)
    references attendance.mark_revisions (school_id, register_id, student_id, revision, date),
  foreign key (school_id, absence_id) references attendance.absences (school_id, id)
) partition by range (date);
create index mark_sources_of_absence on attendance.mark_sources (school_id, absence_id);
call platform.partition_by_month('attendance.mark_sources');

call platform.school_table('attendance.absences', 'select, insert, update');
call platform.school_table('attendance.mark_sources', 'select, insert, update, delete');

-- The approved absence by which a student is not expected in a session, as absences are now. At most one: they do not
-- overlap, and two parts of a day that both take half of a session leave nothing of it.
create function attendance.expected_absence(
  student uuid, on_date date, starts_at timestamptz, ends_at timestamptz, zone text)
returns table (absence_id uuid, kind text, code text, label text) language sql stable
begin atomic
  select a.id, a.kind, a.code, c.label
  from attendance.absences a join attendance.codes c on c.school_id = a.school_id and c.code = a.code and c.active
  where a.school_id = platform.current_school() and a.student_id = student and a.state = 'approved'
    and on_date between a.starts_on and a.ends_on
    and attendance.covers_session(a.minutes, expected_absence.starts_at, expected_absence.ends_at, zone)
  order by a.id limit 1;
end;
