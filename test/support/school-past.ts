import { countMarks, type AttendanceCount, type CountedMark } from '#domain/attendance/analytics/counting';
import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import { newId } from '#domain/kernel/id';
import { addDays, dateIn, weekday, type LocalDate } from '#domain/kernel/local-date';
import { pastRoster, type PastRoster } from './past-roster.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** A mark that counts, and of what it is. */
export interface PastMark {
  readonly date: LocalDate;
  readonly student: number;
  readonly section: number;
  readonly period: number;
  readonly mark: CountedMark;
}

/** Three weeks of a school: two sections of the same students, two periods a day. */
export interface SchoolPast extends PastRoster {
  readonly school: TestSchool;
  /** Weekdays, the last of them yesterday or before. */
  readonly days: readonly LocalDate[];
  /** A submitted register of the first section. */
  readonly registerId: string;
  /** How many registers were submitted in time, and how many were due. */
  readonly onTime: { readonly numerator: number; readonly denominator: number };
  /** What counts, by the domain's words, of the marks that are chosen. */
  count(chosen?: (mark: PastMark) => boolean): AttendanceCount;
}

interface PastRegister {
  readonly id: string;
  readonly date: LocalDate;
  readonly section: number;
  readonly period: number;
  readonly state: string;
}

const MEANINGS = new Map(SIMPLE_PACK.map((code) => [code.code, code]));

export async function schoolPast(app: TestApp, school: TestSchool): Promise<SchoolPast> {
  const today = dateIn(school.timeZone, new Date());
  const days = Array.from({ length: 21 }, (_, i) => addDays(today, i - 21)).filter((day) => weekday(day) < 6);
  const roster = await pastRoster(app, school, today);
  const registers = registersOf(days);
  const marks = registers.flatMap((register, r) => marksOf(register, r, roster.students.length));
  await write(app, school, roster, registers, marks);
  await summarise(app, school.id, days);
  const counted = marks
    .filter(({ register }) => ['submitted', 'locked'].includes(register.state))
    .map(({ register, student, code }) => ({ ...register, student, mark: markOf(code) }));
  const inState = (...states: string[]) => registers.filter(({ state }) => states.includes(state));
  return {
    ...roster,
    school,
    days,
    registerId: inState('submitted').find(({ section }) => section === 0)!.id,
    onTime: {
      numerator: inState('submitted').length,
      denominator: inState('submitted', 'locked', 'missed').length,
    },
    count: (chosen = () => true) => countMarks(counted.filter(chosen).map(({ mark }) => mark)),
  };
}

function registersOf(days: readonly LocalDate[]): PastRegister[] {
  return days.flatMap((date, day) =>
    [0, 1].flatMap((section) =>
      [0, 1].map((period) => ({ id: newId(), date, section, period, state: stateOf(day, section, period) })),
    ),
  );
}

/** Mostly submitted in time; some are locked, and were late; one is cancelled, one was missed. */
function stateOf(day: number, section: number, period: number): string {
  if (day === 3 && section === 1 && period === 0) return 'cancelled';
  if (day === 4 && section === 0 && period === 1) return 'missed';
  return day < 2 ? 'locked' : 'submitted';
}

function marksOf(register: PastRegister, nth: number, students: number) {
  if (register.state === 'missed') return [];
  return Array.from({ length: students }, (_, student) => ({
    register,
    student,
    code: codeOf(nth + student * 3),
  }));
}

function codeOf(n: number): string {
  if (n % 11 === 0) return 'A';
  if (n % 7 === 0) return 'L';
  return n % 13 === 0 ? 'E' : 'P';
}

function markOf(code: string): CountedMark {
  return { ...MEANINGS.get(code)!, minutesLate: code === 'L' ? 5 : null, minutesEarly: null };
}

/** As the reaction to their events would have. */
export async function summarise(app: TestApp, schoolId: string, days: readonly LocalDate[]): Promise<void> {
  await app.admin.query(`select set_config('app.school_id', $1, false)`, [schoolId]);
  await app.admin.query('select * from attendance.summarise($1, $2)', [days[0], days.at(-1)]);
  await app.admin.query(`select set_config('app.school_id', '', false)`);
}

/** By hand, past every rule about when a mark may be made. */
async function write(
  app: TestApp,
  school: TestSchool,
  { students, sections, periods }: PastRoster,
  registers: readonly PastRegister[],
  marks: readonly { readonly register: PastRegister; readonly student: number; readonly code: string }[],
): Promise<void> {
  const registerRows = registers.map(({ section, period, ...register }) => ({
    ...register,
    section: sections[section],
    period: periods[period],
  }));
  const markRows = marks.map(({ register: { id, date }, student, code }) => {
    return { id, date, student: students[student], code, late: markOf(code).minutesLate };
  });
  await app.admin.query(`set session_replication_role = 'replica'`);
  await app.admin.query(writeRegisters, [school.id, JSON.stringify(registerRows)]);
  await app.admin.query(writeMarks, [school.id, JSON.stringify(markRows)]);
  await app.admin.query(`set session_replication_role = 'origin'`);
}

const writeRegisters = `
  insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at,
    ends_at, state, submitted_at)
  select r.id, $1, r.date, r.section, r.period, coalesce(x.title, ''), p.name, s.time_zone,
    (r.date + p.starts_at) at time zone s.time_zone, (r.date + p.ends_at) at time zone s.time_zone, r.state,
    case when r.state in ('submitted', 'locked') then (r.date + p.ends_at) at time zone s.time_zone
      + case r.state when 'locked' then interval '2 hours' else interval '-5 minutes' end end
  from jsonb_to_recordset($2::jsonb) as r (id uuid, date date, section uuid, period uuid, state text)
  join roster.sections x on x.id = r.section join roster.periods p on p.id = r.period
  join identity.schools s on s.id = $1`;

const writeMarks = `
  with said as (
    select * from jsonb_to_recordset($2::jsonb) as m (id uuid, date date, student uuid, code text, late int)
  ), entered as (
    insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
    select $1, m.date, m.id, m.student, p.given_name || ' ' || p.family_name, p.family_name
    from said m join roster.people p on p.id = m.student
  )
  insert into attendance.marks (school_id, date, register_id, student_id, version, code, code_version, minutes_late, marked_at)
  select $1, m.date, m.id, m.student, 1, m.code, 1, m.late, now() from said m`;
