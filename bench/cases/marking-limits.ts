import type pg from 'pg';

/** Plain tables without tenant, triggers or references: what storing marks and their event costs at the very least. */
const PLAIN_TABLES = `
  create schema bench;
  create table bench.marks (school_id uuid, date date, register_id uuid, student_id uuid, code text not null,
    minutes_late smallint, version int not null, marked_at timestamptz not null, marked_by uuid,
    primary key (school_id, register_id, student_id, date));
  create table bench.outbox (id uuid primary key, written bigint generated always as identity, type text not null,
    aggregate_id uuid not null, school_id uuid, data jsonb not null, occurred_at timestamptz not null default now());`;

/** Which register is which client's. The relay is to leave alone what pgbench writes, so it gets positions below zero. */
const OUR_CLASSES = `
  create table bench.classes (nth int primary key, school_id uuid not null, register_id uuid not null,
    students uuid[] not null);
  create sequence bench.handed_on increment -1;
  grant usage on schema bench to lyceum_app;
  grant select on bench.classes to lyceum_app;
  grant usage on bench.handed_on to lyceum_app;`;

const FILL_CLASSES = `
  insert into bench.classes
  select w.nth - 1, r.school_id, r.id,
    array(select e.student_id from attendance.register_entries e
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date order by e.student_id)
  from unnest($1::uuid[]) with ordinality as w (id, nth) join attendance.registers r on r.id = w.id`;

/** What both limits need; the second marks on these registers. */
export async function prepareLimits(admin: pg.ClientBase, registerIds: readonly string[]): Promise<void> {
  await admin.query(PLAIN_TABLES + OUR_CLASSES);
  await admin.query(FILL_CLASSES, [registerIds]);
}

/** What pgbench marks in a transaction: how many students of how many in a class, in which of so many classes. */
export interface Script {
  readonly together: number;
  readonly classSize: number;
  readonly clients: number;
  readonly classes: number;
}

/** Marks so many students of a class of its own, and writes one event, in one statement into plain tables. */
export function intoPlainTables({ together, classSize }: Script): string {
  const [first, last] = together === 1 ? [':student', ':student'] : ['1', String(together)];
  return `${chooseStudent(together, classSize)}
    with marked as (
      insert into bench.marks
      select '00000000-0000-7000-8000-000000000001', current_date,
        ('00000000-0000-7000-8001-' || lpad((:client_id)::text, 12, '0'))::uuid,
        ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, 'P', null, 1, now(), null
      from generate_series(${first}::int, ${last}::int) n
      on conflict (school_id, register_id, student_id, date) do update
        set code = excluded.code, version = bench.marks.version + 1, marked_at = excluded.marked_at
      returning register_id, student_id, code, version
    )
    insert into bench.outbox (id, type, aggregate_id, school_id, data)
    select uuidv7(), 'attendance.marks_recorded', (array_agg(register_id))[1],
      '00000000-0000-7000-8000-000000000001',
      jsonb_agg(jsonb_build_object('studentId', student_id, 'code', code, 'version', version)) from marked;`;
}

/**
 * The same into the tables that Lyceum has, as the role that it has, under row security: the tenant, the register locked
 * against submission, marks with their revisions, the event; written by hand, in one statement and one round trip.
 */
export function intoOurTables({ together, classSize, clients, classes }: Script): string {
  const students = together === 1 ? 'c.students[:student::int : :student::int]' : 'c.students';
  return `${chooseStudent(together, classSize)}
    \\set class :client_id + ${clients} * random(0, (${classes - 1} - :client_id) / ${clients})
    \\startpipeline
    begin;
    select set_config('app.school_id', school_id::text, true), set_config('plan_cache_mode', 'force_generic_plan', true)
    from bench.classes where nth = :class;
    with class as (
      select r.school_id, r.id, r.date, ${students} as students
      from bench.classes c join attendance.registers r on r.id = c.register_id where c.nth = :class for share of r
    ), marked as (
      insert into attendance.marks as m (school_id, register_id, date, student_id, version, code, code_version, marked_at)
      select c.school_id, c.id, c.date, student, 1, 'P', 1, now() from class c, unnest(c.students) student order by student
      on conflict on constraint marks_once do update set version = m.version + 1,
        code = case m.code when 'P' then 'A' else 'P' end, marked_at = excluded.marked_at
      returning m.school_id, m.register_id, m.date, m.student_id, m.version, m.code, m.marked_at
    ), revised as (
      insert into attendance.mark_revisions (school_id, register_id, date, student_id, revision, code, code_version, marked_at)
      select school_id, register_id, date, student_id, version, code, 1, marked_at from marked
    )
    insert into platform.outbox (id, position, relayed_at, type, aggregate_id, school_id, data)
    select uuidv7(), nextval('bench.handed_on'), now(), 'attendance.marks_recorded', register_id, school_id,
      jsonb_build_object('marks', jsonb_agg(jsonb_build_object('studentId', student_id, 'code', code, 'version', version)))
    from marked group by register_id, school_id;
    end;
    \\endpipeline`;
}

function chooseStudent(together: number, classSize: number): string {
  return together === 1 ? `\\set student random(1, ${classSize})` : '';
}
