import { newId } from '#domain/kernel/id';
import type { LocalDate } from '#domain/kernel/local-date';
import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Names as people have them; the last two are of another year group. */
export const NAMES = [
  ['Łukasz', 'Żółć'],
  ['Ελένη', 'Παπαδοπούλου'],
  ['محمد', 'الأنصاري'],
  ['=cmd|x', 'Formula'],
  ['Ada', 'Lovelace'],
  ['Наталія', 'Їжакевич'],
] as const;
export const YEAR_GROUPS = ['09', '09', '09', '09', '10', '10'];

export interface PastRoster {
  readonly students: readonly string[];
  readonly sections: readonly string[];
  readonly periods: readonly string[];
}

const statements = {
  year: `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
    values ($1, $2, 'Year', $3::date - 100, $3::date + 200)`,
  students: `insert into roster.people (school_id, id, roles, given_name, family_name, grades, person_id)
    select $1, s.id, '{student}', s.given, s.family, array[s.grade], case when s.id = $3 then $4::uuid end
    from jsonb_to_recordset($2::jsonb) as s (id uuid, given text, family text, grade text)`,
  adults: `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
    values ($1, $2, '{staff}', 'سارة', 'العلي', $3), ($1, $4, '{guardian}', 'Parent', 'Of One', $5)`,
  guardian: `insert into roster.guardian_links (id, school_id, guardian_id, student_id, relation)
    values (gen_random_uuid(), $1, $2, $3, 'mother')`,
  sections: `insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
    select $1, id, $3, 'class', case nth when 1 then 'Algebra' else 'Γεωμετρία' end, $4::date - 100, $4::date + 200
    from unnest($2::uuid[]) with ordinality as s (id, nth)`,
  periods: `insert into roster.periods (school_id, id, name, starts_at, ends_at)
    select $1, id, 'Period ' || nth, make_time(7 + nth::int, 0, 0), make_time(7 + nth::int, 45, 0)
    from unnest($2::uuid[]) with ordinality as p (id, nth)`,
  enrolments: `insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
    select $1, gen_random_uuid(), section, student, $4::date - 90, 'active'
    from unnest($2::uuid[]) section, unnest($3::uuid[]) student where section <> $5 or student <> $6`,
  teaching: `insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
    values ($1, gen_random_uuid(), $2, $3, 'primary', $4::date - 100)`,
  codes: `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
    select $1, c.code, c.label, c.category, c.presence, c.authorised, c.late from jsonb_to_recordset($2::jsonb)
      as c (code text, label text, category text, presence int, authorised bool, late bool)`,
};

/**
 * Two sections of the same students, but that the last is only in the second. The school's teacher teaches the first
 * section, its guardian looks after the first student, its student is the second.
 */
export async function pastRoster(app: TestApp, school: TestSchool, today: LocalDate): Promise<PastRoster> {
  const { people } = school;
  const ids = (n: number) => Array.from({ length: n }, () => newId());
  const [students, sections, periods, [year, teacher, parent]] = [ids(NAMES.length), ids(2), ids(2), ids(3)];
  const run = (sql: string, ...values: unknown[]) => app.admin.query(sql, [school.id, ...values]);
  const named = NAMES.map(([given, family], i) => ({
    id: students[i],
    given,
    family,
    grade: YEAR_GROUPS[i],
  }));
  await run(statements.year, year, today);
  await run(statements.students, JSON.stringify(named), students[1], people.student.id);
  await run(statements.adults, teacher, people.teacher.id, parent, people.guardian.id);
  await run(statements.guardian, parent, students[0]);
  await run(statements.sections, sections, year, today);
  await run(statements.periods, periods);
  await run(statements.enrolments, sections, students, today, sections[0], students[5]);
  await run(statements.teaching, sections[0], teacher, today);
  await run(statements.codes, JSON.stringify(SIMPLE_PACK));
  return { students, sections, periods };
}
