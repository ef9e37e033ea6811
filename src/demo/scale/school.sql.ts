import { demoName } from '../demo-people.js';
import {
  CLASS_SIZE,
  numeral,
  TERM_DAYS,
  YEAR_BEGAN,
  ZONES,
  type ScalePlan,
  type ScaleSchool,
} from './scale-plan.js';

/** A statement about one school, and what it is given. */
export interface Step {
  readonly sql: string;
  readonly values: (school: ScaleSchool, plan: ScalePlan) => unknown[];
}

const NAMES = JSON.stringify(Array.from({ length: 650 }, (_, n) => demoName(n)));
const ofSchool = ({ id }: ScaleSchool) => [id];

/**
 * The address of the nth of those who do the same, `n` being a column: `teacher-07@school-012.scale.example`. `lpad` alone
 * would cut what is longer, and the 100th would be the 10th again.
 */
export function addressOf(role: string, digits: number, school: string): string {
  return `'${role}-' || lpad(n::text, greatest(${digits}, length(n::text)), '0') || '@school-' || ${school}::text || '.scale.example'`;
}

/** Everybody of a school: who they are by their address. $1 school, $2 its numeral, $3 students. */
const PEOPLE = `
  select 'staff' as kind, n, ${addressOf('teacher', 2, '$2')} as email
  from generate_series(1, ceil($3::int / ${CLASS_SIZE}.0)::int) n
  union all select 'student', n, null from generate_series(1, $3::int) n
  union all select 'guardian', n, ${addressOf('guardian', 4, '$2')}
  from generate_series(1, $3::int) n`;

/** The school, its year, its people and its timetable. */
export const SCHOOL_STEPS: readonly Step[] = [
  {
    sql: `insert into identity.schools (id, district_id, name, time_zone, source_id)
      values ($1, $2, 'Scale School ' || $3::text, $4, 'scale-' || $3::text)`,
    values: (school) => [school.id, school.districtId, numeral(school), ZONES[school.number % ZONES.length]],
  },
  {
    sql: `insert into identity.persons (id, email, display_name, email_verified_at)
      select uuidv7(), role || '@school-' || $1::text || '.scale.example', initcap(role) || ' ' || $1::text, now()
      from unnest('{head,office}'::text[]) role
      union all
      select uuidv7(), ${addressOf('teacher', 2, '$1')}, 'Teacher ' || n, now()
      from generate_series(1, ceil($2::int / ${CLASS_SIZE}.0)::int) n`,
    values: (school, { students }) => [numeral(school), students],
  },
  {
    sql: `insert into identity.memberships (id, person_id, role, school_id, valid_from)
      select uuidv7(), id, case when email like 'head@%' then 'school-admin' when email like 'office@%' then 'office'
        else 'teacher' end, $1, current_date - ${YEAR_BEGAN}
      from identity.persons where email like '%@school-' || $2::text || '.scale.example'`,
    values: (school) => [school.id, numeral(school)],
  },
  {
    sql: `insert into identity.credentials (person_id, password_hash, changed_at)
      select id, $2, now() from identity.persons where email like '%@school-' || $1::text || '.scale.example'`,
    values: (school, { passwordHash }) => [numeral(school), passwordHash],
  },
  {
    sql: `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
      values ($1, uuidv7(), 'This year', current_date - ${YEAR_BEGAN}, current_date + 65)`,
    values: ofSchool,
  },
  {
    // Without a term that holds the day, records systems have no word for what was marked on it.
    sql: `insert into roster.terms (school_id, id, academic_year_id, title, starts_on, ends_on)
      select $1, uuidv7(), y.id, (array['Autumn', 'Spring', 'Summer'])[n], y.starts_on + (n - 1) * ${TERM_DAYS},
        case when n = 3 then y.ends_on else y.starts_on + n * ${TERM_DAYS} - 1 end
      from roster.academic_years y, generate_series(1, 3) n where y.school_id = $1`,
    values: ofSchool,
  },
  {
    // Every tenth week is a holiday.
    sql: `insert into roster.calendar_days (school_id, date, kind)
      select $1, day::date, case when (current_date - day::date) / 7 % 10 = 9 then 'holiday' else 'instructional' end
      from generate_series(current_date - ${YEAR_BEGAN}, current_date + 65, '1 day') day
      where extract(isodow from day) < 6`,
    values: ofSchool,
  },
  {
    sql: `insert into roster.periods (school_id, id, name, starts_at, ends_at)
      select $1, uuidv7(), n::text, '08:00'::time + (n - 1) * interval '50 minutes',
        '08:45'::time + (n - 1) * interval '50 minutes'
      from generate_series(1, $2::int) n`,
    values: ({ id }, { periods }) => [id, periods],
  },
  {
    sql: `insert into roster.people (school_id, id, roles, given_name, family_name, email, grades, person_id, identifier)
      select $1, uuidv7(), array[p.kind], name ->> 'given', name ->> 'family', p.email,
        case when p.kind = 'student' then array[(7 + (p.n - 1) / ${CLASS_SIZE} % 5)::text] else '{}' end, u.id,
        p.kind || '-' || p.n
      from (${PEOPLE}) p cross join lateral (
        select $4::jsonb -> ((p.n * 31 + length(p.kind) * 17 + $2::int * 7) % 650) as name) named
      left join identity.persons u on u.email = p.email`,
    values: (school, { students }) => [school.id, numeral(school), students, NAMES],
  },
  {
    sql: `insert into roster.sections (school_id, id, academic_year_id, kind, title, grades, starts_on, ends_on)
      select $1, uuidv7(), y.id, 'form', 'Form ' || n, array[(7 + (n - 1) % 5)::text], y.starts_on, y.ends_on
      from roster.academic_years y, generate_series(1, ceil($2::int / ${CLASS_SIZE}.0)::int) n where y.school_id = $1`,
    values: ({ id }, { students }) => [id, students],
  },
  {
    sql: `insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
      select $1, uuidv7(), s.id, p.id, weekday, s.starts_on, s.ends_on
      from roster.sections s join roster.periods p using (school_id), generate_series(1, 5) weekday
      where s.school_id = $1`,
    values: ofSchool,
  },
  {
    sql: `insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
      select $1, uuidv7(), s.id, p.id, s.starts_on, 'active'
      from roster.people p join roster.sections s on s.school_id = p.school_id
        and s.title = 'Form ' || ((split_part(p.identifier, '-', 2)::int - 1) / ${CLASS_SIZE} + 1)
      where p.school_id = $1 and p.identifier like 'student-%'`,
    values: ofSchool,
  },
  {
    sql: `insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
      select $1, uuidv7(), s.id, p.id, 'primary', s.starts_on
      from roster.people p join roster.sections s on s.school_id = p.school_id
        and s.title = 'Form ' || split_part(p.identifier, '-', 2)
      where p.school_id = $1 and p.identifier like 'staff-%'`,
    values: ofSchool,
  },
  {
    sql: `insert into roster.guardian_links (school_id, id, guardian_id, student_id, relation)
      select $1, uuidv7(), g.id, s.id, 'parent'
      from roster.people g join roster.people s on s.school_id = g.school_id
        and s.identifier = 'student-' || split_part(g.identifier, '-', 2)
      where g.school_id = $1 and g.identifier like 'guardian-%'`,
    values: ofSchool,
  },
];
