import { newId } from '#domain/kernel/id';
import type { TestApp } from './test-app.js';
import type { TestPerson, TestSchool } from './two-schools.js';

/** The record of a person who signs in, made where the school has none. */
async function recordOf(app: TestApp, school: TestSchool, person: TestPerson, role: string): Promise<string> {
  const { rows } = await app.admin.query<{ id: string }>(
    'select id from roster.people where school_id = $1 and person_id = $2',
    [school.id, person.id],
  );
  if (rows[0]) return rows[0].id;
  const id = newId();
  await app.admin.query(
    `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
     values ($1, $2, array[$3], 'Test', 'Person', $4)`,
    [school.id, id, role, person.id],
  );
  return id;
}

/** Makes a person who signs in the guardian of a student. */
export async function looksAfter(
  app: TestApp,
  school: TestSchool,
  person: TestPerson,
  studentId: string,
): Promise<void> {
  const guardianId = await recordOf(app, school, person, 'guardian');
  await app.admin.query(
    `insert into roster.guardian_links (school_id, id, guardian_id, student_id, relation)
     values ($1, gen_random_uuid(), $2, $3, 'mother')`,
    [school.id, guardianId, studentId],
  );
}

/** Lets a student of a class be a person who signs in, and nobody else of the school. */
export async function signsInAs(
  app: TestApp,
  school: TestSchool,
  person: TestPerson,
  studentId: string,
): Promise<void> {
  await app.admin.query('update roster.people set person_id = null where school_id = $1 and person_id = $2', [
    school.id,
    person.id,
  ]);
  await app.admin.query('update roster.people set person_id = $2 where id = $1', [studentId, person.id]);
}
