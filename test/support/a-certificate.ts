import { Classroom } from './classroom.js';
import { keepCertificate } from './keep-certificate.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** The code of a certificate that a learner of the school was given, and the name on it. */
export async function aCertificate(
  app: TestApp,
  school: TestSchool,
): Promise<{ readonly code: string; readonly name: string }> {
  const room = new Classroom(app, school);
  const { enrolmentId } = await room.learner(async () => ({ kind: 'page', markdown: 'Bread' }));
  await app.admin.query(`update learning.enrolments set state = 'completed' where id = $1`, [enrolmentId]);
  await keepCertificate(app, school, enrolmentId);
  const { rows } = await app.admin.query<{ code: string; name: string }>(
    'select code, learner_name as name from learning.certificates where enrolment_id = $1',
    [enrolmentId],
  );
  return rows[0]!;
}
