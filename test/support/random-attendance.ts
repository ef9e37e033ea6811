import fc from 'fast-check';
import { COUNTED_STATES, type CountedMark } from '#domain/attendance/analytics/counting';
import { REGISTER_STATES, type RegisterState } from '#domain/attendance/register.words';
import { newId } from '#domain/kernel/id';
import type { PersistenceKit } from './persistence-kit.js';

export const DAYS = ['2026-10-30', '2026-10-31', '2026-11-02'] as const;

type Meaning = Pick<CountedMark, 'presence' | 'authorised' | 'late' | 'notRequired'>;

interface Said {
  /** The place of the code's meaning. */
  readonly code: number;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

export interface RandomMark {
  readonly student: number;
  readonly teacher: Said | null;
  readonly office: Said | null;
}

export interface RandomRegister {
  readonly day: number;
  readonly state: RegisterState;
  readonly marks: readonly RandomMark[];
}

/** A few registers of a school, in any state, with marks of any meaning on either layer. */
export interface RandomSchool {
  readonly meanings: readonly Meaning[];
  readonly registers: readonly RandomRegister[];
}

const meaning: fc.Arbitrary<Meaning> = fc.record({
  presence: fc.constantFrom(0, 1, 2),
  authorised: fc.boolean(),
  late: fc.boolean(),
  notRequired: fc.boolean(),
});
const said: fc.Arbitrary<Said> = fc.record({
  code: fc.nat(4),
  minutesLate: fc.option(fc.nat(40)),
  minutesEarly: fc.option(fc.nat(40)),
});
const mark = fc.record({ student: fc.nat(5), teacher: fc.option(said), office: fc.option(said) });
const register: fc.Arbitrary<RandomRegister> = fc.record({
  day: fc.nat(DAYS.length - 1),
  state: fc.constantFrom(...REGISTER_STATES),
  marks: fc.uniqueArray(mark, { selector: ({ student }) => student, maxLength: 6 }),
});
export const randomSchool: fc.Arbitrary<RandomSchool> = fc.record({
  meanings: fc.array(meaning, { minLength: 5, maxLength: 5 }),
  registers: fc.array(register, { maxLength: 8 }),
});

/** A random school that is in the database, and the ids that its parts have there. */
export interface WrittenSchool {
  readonly id: string;
  readonly students: readonly string[];
  readonly registers: readonly string[];
}

/** Writes it by hand, past every rule about when a mark may be made: what is tried is how marks are counted. */
export async function writeSchool(kit: PersistenceKit, school: RandomSchool): Promise<WrittenSchool> {
  const written = {
    id: await kit.school(),
    students: Array.from({ length: 6 }, () => newId()),
    registers: school.registers.map(() => newId()),
  };
  await kit.admin.query(`set session_replication_role = 'replica'`);
  await kit.admin.query(writeMeanings, [written.id, JSON.stringify(school.meanings)]);
  const registers = school.registers.map(({ state, day }, i) => ({
    id: written.registers[i],
    date: DAYS[day],
    state,
  }));
  await kit.admin.query(writeRegisters, [written.id, JSON.stringify(registers)]);
  const marks = school.registers.flatMap(({ day, marks: made }, i) =>
    made.map(({ student, teacher, office }) => ({
      register: written.registers[i],
      date: DAYS[day],
      student: written.students[student],
      teacher,
      office,
    })),
  );
  await kit.admin.query(writeMarks, [written.id, JSON.stringify(marks)]);
  await kit.admin.query(`set session_replication_role = 'origin'`);
  return written;
}

const writeMeanings = `
  insert into attendance.code_versions (school_id, code, version, label, category, presence, authorised, late, off_site,
    not_required, office_only, requires_reason)
  select $1, 'C' || m.n - 1, 1, 'Code', 'Present', (m.means ->> 'presence')::int, (m.means ->> 'authorised')::bool,
    (m.means ->> 'late')::bool, false, (m.means ->> 'notRequired')::bool, false, false
  from jsonb_array_elements($2::jsonb) with ordinality as m (means, n)`;

const writeRegisters = `
  insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at,
    ends_at, state, state_reason, submitted_at)
  select r.id, $1, r.date, gen_random_uuid(), gen_random_uuid(), 'Class', '1', 'UTC', r.date, r.date + interval '1 hour', r.state,
    'a reason', case when r.state in ('submitted', 'locked', 'reopened') then now() end
  from jsonb_to_recordset($2::jsonb) as r (id uuid, date date, state text)`;

const writeMarks = `
  insert into attendance.marks (school_id, date, register_id, student_id, version, code, code_version, minutes_late,
    minutes_early, marked_at, office_code, office_code_version, office_minutes_late, office_minutes_early, office_at)
  select $1, m.date, m.register, m.student, 1, 'C' || (teacher ->> 'code'), case when teacher ? 'code' then 1 end,
    (teacher ->> 'minutesLate')::int, (teacher ->> 'minutesEarly')::int, case when teacher ? 'code' then now() end,
    'C' || (office ->> 'code'), case when office ? 'code' then 1 end,
    (office ->> 'minutesLate')::int, (office ->> 'minutesEarly')::int, case when office ? 'code' then now() end
  from jsonb_to_recordset($2::jsonb) as m (register uuid, date date, student uuid, teacher jsonb, office jsonb)`;

/** A mark that counts, and what it is of. */
export interface Counted {
  readonly date: string;
  readonly student: string;
  readonly register: string;
  readonly mark: CountedMark;
}

/** What counts, in the domain's words: the office's value where there is one, on registers that are complete. */
export function countedMarks(school: RandomSchool, written: WrittenSchool): Counted[] {
  return school.registers.flatMap(({ day, state, marks }, i) => {
    if (!COUNTED_STATES.includes(state)) return [];
    return marks.flatMap(({ student, teacher, office }) => {
      const value = office ?? teacher;
      if (!value) return [];
      const { code, minutesLate, minutesEarly } = value;
      const is = { ...school.meanings[code]!, code: `C${code}`, minutesLate, minutesEarly };
      return [
        { date: DAYS[day]!, student: written.students[student]!, register: written.registers[i]!, mark: is },
      ];
    });
  });
}
