import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { addDays, dateIn } from '#domain/kernel/local-date';
import type { PersistenceKit } from './persistence-kit.js';

/** Registers of one school, written by hand, each in its state. */
export interface Fixture {
  readonly school: string;
  readonly date: string;
  /** On each register: the first has a mark of version 1 where there are any, the second has none, the third has left. */
  readonly marked: string;
  readonly unmarked: string;
  readonly left: string;
  readonly scheduled: string;
  readonly open: string;
  /** On these both have a mark. */
  readonly submitted: string;
  readonly locked: string;
  readonly reopened: string;
  readonly cancelled: string;
  readonly missed: string;
  /** A scheduled one. */
  readonly tomorrow: string;
  /** An open register of another school, and its student. */
  readonly foreign: string;
  readonly foreigner: string;
}

/** Statements of the app role, with the ids of a fixture in them. */
export type Sql = (at: Fixture) => string;

export interface Rule {
  readonly violation: Sql;
  /** The constraint, or the code when it is a right that is missing. */
  readonly refusedBy: string | RegExp;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

export const DENIED = '42501';

const literal = (value: string | number | null) => (value === null ? 'null' : `'${value}'`);

interface Said {
  readonly code?: string | null;
  readonly layer?: string;
  readonly reason?: string | null;
}

/** The next revision of a mark, and what it says. */
export function revision(
  { school, date }: Pick<Fixture, 'school' | 'date'>,
  register: string,
  student: string,
  number = 1,
  { code = 'P', layer = 'teacher', reason = null }: Said = {},
): string {
  return `insert into attendance.mark_revisions
      (school_id, date, register_id, student_id, revision, layer, code, code_version, reason, marked_at)
    values ('${school}', '${date}', '${register}', '${student}', ${number}, '${layer}', ${literal(code)},
      ${code === null ? 'null' : 1}, ${literal(reason)}, now());`;
}

/** A first mark of the teacher's. */
export function mark(at: Fixture, register: string, student: string, code = 'P'): string {
  return `${revision(at, register, student)}
    insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
    values ('${at.school}', '${at.date}', '${register}', '${student}', '${code}', 1, now());`;
}

/** Changes a mark that is there: what is set, under its next revision. */
export function remark(
  at: Fixture,
  register: string,
  set: string,
  said: Said = {},
  student = at.marked,
): string {
  return `${revision(at, register, student, 2, said)}
    update attendance.marks set version = 2, ${set} where register_id = '${register}' and student_id = '${student}';`;
}

export function entry({ school, date }: Pick<Fixture, 'school' | 'date'>, register: string, student: string) {
  return `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
    values ('${school}', '${date}', '${register}', '${student}', 'Ada', 'Ada');`;
}

export function state(to: string, register: string, reason: string | null = null): string {
  return `update attendance.registers set state = '${to}', state_reason = ${literal(reason)}, version = version + 1,
    submitted_at = case when '${to}' = 'submitted' then now() else submitted_at end where id = '${register}';`;
}

const PATHS = {
  scheduled: [],
  open: ['open'],
  submitted: ['open', 'submitted'],
  locked: ['open', 'submitted', 'locked'],
  reopened: ['open', 'submitted', 'locked', 'reopened'],
  cancelled: ['cancelled'],
  missed: ['missed'],
} as const;

export class AttendanceByHand {
  constructor(private readonly kit: PersistenceKit) {}

  async fixture(zone = 'Europe/Warsaw'): Promise<Fixture> {
    const [school, other] = [await this.kit.school(zone), await this.kit.school(zone)];
    const date = dateIn(zone, new Date());
    const [marked, unmarked, left, foreigner] = [newId(), newId(), newId(), newId()] as const;
    await this.codes(school);
    const make = (on = date) => this.aRegister(school, zone, on, [marked, unmarked, left]);
    const ids: Record<string, string> = {};
    for (const name of Object.keys(PATHS)) ids[name] = await make();
    const at = { school, date, marked, unmarked, left, foreigner, ...ids } as unknown as Fixture;
    const tomorrow = await make(addDays(date, 1));
    const foreign = await this.aRegister(other, zone, date, [foreigner]);
    const moves = Object.entries(PATHS).flatMap(([name, path]) =>
      path.map((to) => {
        const marks = to === 'submitted' ? mark(at, ids[name]!, marked) + mark(at, ids[name]!, unmarked) : '';
        return marks + state(to, ids[name]!, to === 'reopened' ? 'a mistake' : null);
      }),
    );
    await this.kit.admin.query(`
      update attendance.register_entries set rostered = false where student_id = '${left}';
      ${moves.join('\n')} ${mark(at, at.open, marked)} ${state('open', foreign)}`);
    return { ...at, tomorrow, foreign };
  }

  async aRegister(school: string, zone: string, date: string, students: string[]): Promise<string> {
    const id = newId();
    await this.kit.admin.query(
      `insert into attendance.registers
         (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
       values ($1, $2, $3, gen_random_uuid(), gen_random_uuid(), 'Maths', '1', $4, now(), now() + interval '1 hour')`,
      [id, school, date, zone],
    );
    for (const student of students) await this.kit.admin.query(entry({ school, date }, id, student));
    return id;
  }

  private async codes(school: string): Promise<void> {
    await this.kit.admin.query(
      `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
       values ($1, 'P', 'Present', 'Present', 2, true, false),
         ($1, 'A', 'Absent', 'Unexcused Absence', 0, false, false)`,
      [school],
    );
  }

  /** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
  async attempt(at: Fixture, sql: string, first = ''): Promise<pg.DatabaseError | undefined> {
    const client = await this.kit.connectionOf('admin');
    try {
      await client.query(
        `begin; ${first}; set local role lyceum_app; set local app.school_id = '${at.school}'`,
      );
      await client.query(sql);
      return undefined;
    } catch (error) {
      return error as pg.DatabaseError;
    } finally {
      await client.end();
    }
  }
}
