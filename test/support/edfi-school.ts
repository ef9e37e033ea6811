import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { GenerateRegistersCommand } from '../../src/attendance/commands/generate-registers.command.js';
import { aClass, type TestClass } from './a-class.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** What a records system would have said of the class, its students and the school's teacher. */
async function addRecords(app: TestApp, { schoolId, sectionId }: TestClass): Promise<void> {
  const of = [schoolId, sectionId];
  const id = newId();
  const statements: [string, string[]][] = [
    [
      `insert into roster.courses (school_id, id, title, code) values ($1, $2, 'Maths', 'MATH-03')`,
      [schoolId, id],
    ],
    [
      `update roster.sections set course_id = $3, source_id = 'sec-7a & b' where school_id = $1 and id = $2`,
      [...of, id],
    ],
    [
      `insert into roster.terms (school_id, id, academic_year_id, title, starts_on, ends_on)
       select $1, $3, academic_year_id, 'Autumn <1>', starts_on, ends_on from roster.sections where school_id = $1 and id = $2`,
      [...of, id],
    ],
    [
      `update roster.people p set identifier = 'S-' || right(family_name, 4) from roster.enrolments e
       where p.school_id = $1 and e.section_id = $2 and e.student_id = p.id`,
      of,
    ],
    [
      `update roster.people set identifier = 'T-1' where school_id = $1 and 'staff' = any (roles)`,
      [schoolId],
    ],
  ];
  for (const [sql, values] of statements) await app.admin.query(sql, values);
}

export interface EdfiSchool {
  readonly first: TestClass;
  /** The register of the same class in a second period. */
  readonly secondRegisterId: string;
  /** A form group of other students. */
  readonly form: TestClass;
}

/** A class that meets twice today and a form group, with records that Ed-Fi has words for. */
export async function edfiSchool(app: TestApp, school: TestSchool, size = 3): Promise<EdfiSchool> {
  const first = await aClass(app, school, size);
  await addRecords(app, first);
  await app.admin.query(
    `with period as (
       insert into roster.periods (school_id, id, name, starts_at, ends_at)
       values ($1, gen_random_uuid(), 'Second', '09:00', '09:45') returning id)
     insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
     select $1, gen_random_uuid(), $2, period.id, m.weekday, m.starts_on, m.ends_on
     from period, roster.meetings m where m.section_id = $2`,
    [school.id, first.sectionId],
  );
  await app.app.get(CommandBus).execute(new GenerateRegistersCommand({}, systemActor(school.id)));
  const { rows } = await app.admin.query<{ id: string }>(
    'select id from attendance.registers where section_id = $1 and id <> $2',
    [first.sectionId, first.registerId],
  );
  const form = await aClass(app, school, 1);
  await app.admin.query(
    `with f as (update roster.sections s set kind = 'form', academic_year_id = o.academic_year_id
       from roster.sections o where s.id = $1 and o.id = $2)
     update roster.people set identifier = 'F-1' where id = $3`,
    [form.sectionId, first.sectionId, form.students[0]],
  );
  return { first, secondRegisterId: rows[0]!.id, form };
}
