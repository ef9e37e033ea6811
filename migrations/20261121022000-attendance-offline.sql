-- Marks that were made offline: what each device has sent with the answer that it was given, and what the office has to
-- decide because it could not stand by itself.

-- A12: an operation counts once, because its answer is stored in the transaction of its effect under its own key.
create table attendance.sync_operations (
  school_id uuid not null references identity.schools,
  device_id uuid not null,
  operation_id uuid not null,
  register_id uuid not null, -- as the device has it: of a refused operation there may be no such register
  student_id uuid not null,
  date date,
  operation jsonb not null,
  marked_at timestamptz not null, -- the device's clock, which decides nothing
  outcome text not null check (outcome in ('applied', 'merged', 'proposed', 'refused')),
  version int, -- of the mark, where the operation made or met one
  result jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  constraint sync_operations_once primary key (school_id, device_id, operation_id),
  constraint sync_operations_stand check (outcome not in ('applied', 'merged') or version is not null)
);
create index sync_operations_of_mark on attendance.sync_operations (school_id, device_id, register_id, student_id)
  where outcome in ('applied', 'merged');

create table attendance.mark_proposals (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  date date not null,
  register_id uuid not null,
  student_id uuid not null,
  device_id uuid not null,
  operation_id uuid not null,
  cause text not null check (cause in ('conflict', 'submitted', 'locked', 'missed', 'cancelled')),
  code text not null,
  minutes_late smallint,
  minutes_early smallint,
  reason text,
  marked_at timestamptz not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  version int not null default 1,
  constraint mark_proposals_once unique (school_id, device_id, operation_id),
  constraint mark_proposals_decided check ((state = 'open') = (decided_at is null)
    and (state = 'open' or decision_reason is not null)),
  foreign key (school_id, register_id, date) references attendance.registers (school_id, id, date),
  foreign key (school_id, register_id, student_id, date)
    references attendance.register_entries (school_id, register_id, student_id, date)
);
create index mark_proposals_by_state on attendance.mark_proposals (school_id, state, proposed_at, id);
create index mark_proposals_of_register on attendance.mark_proposals (school_id, register_id, date);

call platform.school_table('attendance.sync_operations', 'select, insert');
call platform.school_table('attendance.mark_proposals', 'select, insert, update');
