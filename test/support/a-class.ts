import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { dateIn } from '#domain/kernel/local-date';
import { GenerateRegistersCommand } from '../../src/attendance/commands/generate-registers.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** A class of a school that meets today, taught by the school's teacher, with its register. */
export interface TestClass {
  readonly schoolId: string;
  readonly sectionId: string;
  readonly registerId: string;
  /** The school's today. */
  readonly date: string;
  /** In the order of the register. */
  readonly students: readonly string[];
}

/** Makes the class in the roster as an import would leave it, then its register as the schedule would. */
export async function aClass(app: TestApp, school: TestSchool, size = 6): Promise<TestClass> {
  const date = dateIn(school.timeZone, new Date());
  const sectionId = newId();
  await arrange(app, school, sectionId, date);
  const students = await enrol(app, school, sectionId, size);
  await app.app.get(CommandBus).execute(new GenerateRegistersCommand({}, systemActor(school.id)));
  const { rows } = await app.admin.query<{ id: string }>(
    'select id from attendance.registers where section_id = $1',
    [sectionId],
  );
  return { schoolId: school.id, sectionId, registerId: rows[0]!.id, date, students };
}

/** Each statement takes the school as $1 and its date as $2. */
const structure = {
  year: `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
    values ($1, $3, 'This year', $2::date - 100, $2::date + 200)`,
  day: `insert into roster.calendar_days (school_id, date, kind) values ($1, $2, 'instructional') on conflict do nothing`,
  section: `insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
    values ($1, $3, $4, 'class', 'Mathematics', $2::date - 100, $2::date + 200)`,
  period: `insert into roster.periods (school_id, id, name, starts_at, ends_at)
    select $1, $3::uuid, 'Period ' || right($3::text, 6), '08:00', '08:45' where $2::date is not null`,
  meeting: `insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
    values ($1, gen_random_uuid(), $3, $4, extract(isodow from $2::date), $2::date - 100, $2::date + 200)`,
  teacher: `with known as (select id from roster.people where school_id = $1 and person_id = $4),
    made as (insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
      select $1, gen_random_uuid(), '{staff}', 'Test', 'Teacher', $4 where not exists (select from known) returning id)
    insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on)
    select $1, gen_random_uuid(), $3, id, 'primary', $2::date - 100 from (table known union all table made) t`,
};

async function arrange(app: TestApp, school: TestSchool, sectionId: string, date: string): Promise<void> {
  const [year, period] = [newId(), newId()];
  const run = (sql: string, ...given: string[]) => app.admin.query(sql, [school.id, date, ...given]);
  await run(structure.year, year);
  await run(structure.day);
  await run(structure.section, sectionId, year);
  await run(structure.period, period);
  await run(structure.meeting, sectionId, period);
  await run(structure.teacher, sectionId, school.people.teacher.id);
}

async function enrol(app: TestApp, school: TestSchool, sectionId: string, size: number): Promise<string[]> {
  const students = Array.from({ length: size }, newId);
  await app.admin.query(
    `with student as (
       insert into roster.people (school_id, id, roles, given_name, family_name)
       select $1, id, '{student}', 'Student', 'Number ' || lpad(nth::text, 4, '0')
       from unnest($2::uuid[]) with ordinality as s (id, nth) returning id)
     insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
     select $1, gen_random_uuid(), $3, id, current_date - 90, 'active' from student`,
    [school.id, students, sectionId],
  );
  return students;
}
