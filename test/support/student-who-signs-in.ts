import { RosterOffice } from './roster-office.js';
import type { TestApp } from './test-app.js';
import { somebody, type TestPerson, type TestSchool } from './two-schools.js';

/** A student of the school with an account, and `id`: the school's record of them. */
export async function studentWhoSignsIn(
  app: TestApp,
  school: TestSchool,
  details: Readonly<Record<string, unknown>> = {},
): Promise<{ person: TestPerson; id: string }> {
  const person = await somebody(app, 'student', { schoolId: school.id });
  const office = new RosterOffice(app, school);
  const record = await office.student(details);
  await office.belongsTo(record, person);
  return { person, id: record.id };
}
