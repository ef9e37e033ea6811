-- Self check-in: students say that they are in the room by a code that only those in the room can see.

-- How a school lets students check in. A school without a row goes by the defaults.
create table attendance.check_in_settings (
  id uuid primary key,
  school_id uuid not null unique references identity.schools,
  late_after_minutes smallint not null check (late_after_minutes between 0 and 240),
  code_seconds smallint not null check (code_seconds between 3 and 60),
  networks text[] not null, -- CIDR; none: from anywhere
  present_code text,
  late_code text,
  version int not null default 1,
  foreign key (school_id, present_code) references attendance.codes (school_id, code),
  foreign key (school_id, late_code) references attendance.codes (school_id, code)
);

-- While a teacher lets students check in on a register.
create table attendance.check_in_windows (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  date date not null,
  register_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closes_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  version int not null default 1,
  unique (school_id, id),
  foreign key (school_id, register_id, date) references attendance.registers (school_id, id, date),
  constraint check_in_windows_times check (opened_at < closes_at)
);
create unique index check_in_windows_one_open on attendance.check_in_windows (school_id, register_id)
  where closed_at is null;
create index check_in_windows_of_register on attendance.check_in_windows (school_id, register_id, opened_at);

-- Who has checked in: each student once, by whoever is signed in (A4).
create table attendance.check_ins (
  school_id uuid not null,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  window_id uuid not null,
  arrived_at timestamptz not null,
  minutes_late smallint check (minutes_late between 0 and 1440),
  person_id uuid not null,
  constraint check_ins_once primary key (school_id, register_id, student_id, date),
  foreign key (school_id, register_id, student_id, date)
    references attendance.register_entries (school_id, register_id, student_id, date),
  foreign key (school_id, window_id) references attendance.check_in_windows (school_id, id)
) partition by range (date);
create index check_ins_of_window on attendance.check_ins (school_id, window_id);
call platform.partition_by_month('attendance.check_ins');

call platform.school_table('attendance.check_in_settings', 'select, insert, update');
call platform.school_table('attendance.check_in_windows', 'select, insert, update');
call platform.school_table('attendance.check_ins', 'select, insert');
