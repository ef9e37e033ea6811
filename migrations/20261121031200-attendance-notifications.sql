-- Telling people: what a school sends, who wants to hear of it, and the log of what was sent to whom.

-- Which kinds of mail a school sends, and when. A school without a row goes by the standard choices of the domain.
create table attendance.notification_settings (
  school_id uuid primary key references identity.schools,
  absence_on boolean not null,
  absence_delay_seconds smallint not null check (absence_delay_seconds between 0 and 60),
  reminder_on boolean not null,
  reminder_minutes smallint not null check (reminder_minutes between 0 and 240),
  reminder_after text not null check (reminder_after in ('start', 'end')),
  digest_on boolean not null,
  digest_at text not null check (digest_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  alert_on boolean not null,
  version int not null default 1
);

-- Who has said what they want to hear of. The recipient is a record of the roster or, without one, a person.
create table attendance.notification_preferences (
  school_id uuid not null references identity.schools,
  recipient_id uuid not null,
  subscription text not null check (subscription in ('absence', 'register_reminder', 'registers_not_taken', 'alert')),
  wanted boolean not null,
  through text not null check (through in ('account', 'link')),
  changed_at timestamptz not null default now(),
  primary key (school_id, recipient_id, subscription)
);

-- The log. One row for each kind, school's date, thing that it is about (the student of an absence, a register, an
-- alert, the school) and recipient; a correction ends a round, and what is told of the same day afterwards begins the
-- next. Nothing is told twice, because the row is made before and the mail carries its id.
create table attendance.notifications (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  kind text not null check (kind in
    ('absence', 'absence_correction', 'register_reminder', 'registers_not_taken', 'alert')),
  date date not null,
  about_id uuid not null,
  student_id uuid,
  roster_person_id uuid,
  person_id uuid,
  recipient_id uuid generated always as (coalesce(roster_person_id, person_id)) stored,
  recipient_name text,
  address text,
  language text not null,
  round smallint not null default 1 check (round > 0),
  cause_id uuid,
  message_id text not null,
  state text not null check (state in ('queued', 'sent', 'refused', 'skipped')),
  reason text,
  queued_at timestamptz not null,
  send_at timestamptz not null,
  prepared_at timestamptz,
  content jsonb,
  sent_at timestamptz,
  version int not null default 1,
  unique (school_id, id),
  constraint notifications_once unique nulls not distinct (school_id, kind, date, about_id, recipient_id, round),
  constraint notifications_sent check ((state = 'sent') = (sent_at is not null)),
  constraint notifications_reason check ((state in ('refused', 'skipped')) = (reason is not null)),
  constraint notifications_prepared check ((prepared_at is null) = (content is null)),
  constraint notifications_told check (state not in ('sent', 'refused') or prepared_at is not null),
  constraint notifications_addressed check (state = 'skipped' or address is not null and recipient_id is not null)
);
create index notifications_of_school on attendance.notifications (school_id, id desc);
create index notifications_of_student on attendance.notifications (school_id, student_id, id desc)
  where student_id is not null;
create index notifications_of_recipient on attendance.notifications (school_id, recipient_id, id desc);

call platform.school_table('attendance.notification_settings', 'select, insert, update');
call platform.school_table('attendance.notification_preferences', 'select, insert, update');
call platform.school_table('attendance.notifications', 'select, insert, update');

-- What families are told of: a register was submitted and counts, the student is absent, and nobody knows why.
create view attendance.unexplained_absences with (security_invoker = true) as
select m.school_id, m.date, m.register_id, m.student_id, r.title, r.period_name, r.starts_at, r.ends_at
from attendance.effective_marks m
join attendance.registers r on r.school_id = m.school_id and r.id = m.register_id and r.date = m.date
where m.presence = 0 and not m.authorised and not m.not_required and r.state in ('submitted', 'locked', 'reopened');
grant select on attendance.unexplained_absences to lyceum_app, lyceum_backup;
