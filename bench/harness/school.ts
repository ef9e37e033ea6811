import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';

/** A school on a day with classes at work: what a district's import and the schedule leave behind. */
export interface SeededSchool {
  readonly id: string;
  readonly officeEmail: string;
  readonly classes: readonly SeededClass[];
}

export interface SeededClass {
  readonly registerId: string;
  readonly teacherEmail: string;
  readonly students: readonly string[];
}

export const PASSWORD = 'tulip cargo nine lamp';

interface Given {
  readonly classes: number;
  readonly size: number;
  readonly passwordHash: string;
  readonly codes: string;
}

/** The school is $1; where a step needs something more, it is $2. */
const STEPS: readonly (readonly [sql: string, second?: keyof Given])[] = [
  [`insert into identity.districts (id, name) values ($1::uuid, 'District ' || left($1::uuid::text, 8))`],
  [
    `insert into identity.schools (id, district_id, name, time_zone)
    values ($1::uuid, $1::uuid, 'School ' || left($1::uuid::text, 8), 'UTC')`,
  ],
  [
    `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
    values ($1::uuid, $1::uuid, 'This year', current_date - 100, current_date + 200)`,
  ],
  [
    `insert into roster.calendar_days (school_id, date, kind) values ($1::uuid, current_date, 'instructional')`,
  ],
  [
    `insert into roster.periods (school_id, id, name, starts_at, ends_at) values ($1::uuid, $1::uuid, 'Period 1', '00:00', '00:45')`,
  ],
  [
    `insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
    select $1::uuid, gen_random_uuid(), $1::uuid, 'class', 'Mathematics ' || n, current_date - 100, current_date + 200
    from generate_series(1, $2::int) n`,
    'classes',
  ],
  [
    `insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
    select $1::uuid, gen_random_uuid(), id, $1::uuid, extract(isodow from current_date), starts_on, ends_on
    from roster.sections where school_id = $1::uuid`,
  ],
  [
    `insert into identity.persons (id, email, display_name, email_verified_at)
    select gen_random_uuid(), name || '-' || left($1::uuid::text, 8) || '@example.org', name, now()
    from (select 'office' as name union all select 'teacher-' || n from generate_series(1, $2::int) n) people`,
    'classes',
  ],
  [
    `insert into identity.memberships (id, person_id, role, school_id, valid_from)
    select gen_random_uuid(), id, split_part(email, '-', 1), $1::uuid, current_date - 365 from identity.persons
    where email like '%-' || left($1::uuid::text, 8) || '@example.org'`,
  ],
  [
    `insert into identity.credentials (person_id, password_hash, changed_at)
    select id, $2, now() from identity.persons where email like '%-' || left($1::uuid::text, 8) || '@example.org'`,
    'passwordHash',
  ],
  [
    `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
    select $1::uuid, gen_random_uuid(), '{staff}', 'Test', display_name, id from identity.persons
    where email like 'teacher-%-' || left($1::uuid::text, 8) || '@example.org'`,
  ],
  [
    `insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
    select $1::uuid, gen_random_uuid(), s.id, p.id, 'primary', current_date - 100
    from roster.sections s join roster.people p on p.school_id = s.school_id
      and p.family_name = 'teacher-' || split_part(s.title, ' ', 2) where s.school_id = $1::uuid`,
  ],
  [
    `insert into roster.people (school_id, id, roles, given_name, family_name)
    select $1::uuid, gen_random_uuid(), '{student}', 'Student', split_part(s.title, ' ', 2) || ' ' || lpad(n::text, 3, '0')
    from roster.sections s, generate_series(1, $2::int) n where s.school_id = $1::uuid`,
    'size',
  ],
  [
    `insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
    select $1::uuid, gen_random_uuid(), s.id, p.id, current_date - 90, 'active'
    from roster.sections s join roster.people p on p.school_id = s.school_id and p.given_name = 'Student'
      and split_part(p.family_name, ' ', 1) = split_part(s.title, ' ', 2) where s.school_id = $1::uuid`,
  ],
  [
    `insert into attendance.codes
      (school_id, code, label, category, presence, authorised, late, office_only, requires_reason)
    select $1::uuid, c.code, c.label, c.category, c.presence, c.authorised, c.late, c."officeOnly", c."requiresReason"
    from jsonb_to_recordset($2::jsonb) as c (code text, label text, category text, presence smallint,
      authorised boolean, late boolean, "officeOnly" boolean, "requiresReason" boolean)`,
    'codes',
  ],
  [
    `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone,
      starts_at, ends_at)
    select gen_random_uuid(), $1::uuid, current_date, s.id, $1::uuid, s.title, 'Period 1', 'UTC',
      current_date::timestamptz, current_date::timestamptz + interval '45 minutes'
    from roster.sections s where s.school_id = $1::uuid`,
  ],
  [
    `update attendance.registers set state = 'open', opened_at = now(), version = version + 1
    where school_id = $1::uuid`,
  ],
  [
    `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
    select r.school_id, r.date, r.id, p.id, p.given_name || ' ' || p.family_name, p.family_name
    from attendance.registers r join roster.enrolments e on e.school_id = r.school_id and e.section_id = r.section_id
      join roster.people p on p.school_id = e.school_id and p.id = e.student_id where r.school_id = $1::uuid`,
  ],
];

const seeded = `
  select r.id as "registerId", u.email as "teacherEmail",
    array(select e.student_id::text from attendance.register_entries e
      where e.register_id = r.id order by e.sort_name) as students
  from attendance.registers r
  join roster.teaching_assignments t on t.school_id = r.school_id and t.section_id = r.section_id
  join roster.people p on p.school_id = t.school_id and p.id = t.teacher_id
  join identity.persons u on u.id = p.person_id where r.school_id = $1 order by u.email`;

/** Makes a school with so many classes of so many students each, each with a teacher and an open register of today. */
export async function seedSchool(admin: pg.ClientBase, classes: number, size: number): Promise<SeededSchool> {
  const id = randomUUID();
  const passwordHash = await new Argon2Passwords().hash(PASSWORD);
  const given: Given = { classes, size, passwordHash, codes: JSON.stringify(SIMPLE_PACK) };
  for (const [sql, second] of STEPS) await admin.query(sql, second ? [id, given[second]] : [id]);
  await admin.query('analyze');
  const { rows } = await admin.query<SeededClass>(seeded, [id]);
  return { id, officeEmail: `office-${id.slice(0, 8)}@example.org`, classes: rows };
}
