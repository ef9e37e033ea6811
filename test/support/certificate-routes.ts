import { learning } from './course-progress-routes.js';
import { keepCertificate } from './keep-certificate.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

/** The school's student has completed a run, which its author has noted. */
async function certified(some: SchoolFixtures): Promise<Ids> {
  const ids = await learning(some);
  const enrolmentId = ids['courseEnrolmentId']!;
  await some.app.admin.query(`update learning.enrolments set state = 'completed' where id = $1`, [
    enrolmentId,
  ]);
  await keepCertificate(some.app, some.school, enrolmentId);
  const { rows } = await some.app.admin.query<{ id: string }>(
    'select id from learning.certificates where enrolment_id = $1',
    [enrolmentId],
  );
  return { ...ids, certificateId: rows[0]!.id };
}

const inSchool = '/schools/{schoolId}/certificates';

/** The samples of the routes of certificates. */
export const CERTIFICATE_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}`]: {},
  [`GET ${inSchool}/{certificateId}`]: { ids: certified },
  [`GET ${inSchool}/{certificateId}/file`]: { ids: certified },
  [`POST ${inSchool}/{certificateId}/revoke`]: { ids: certified, body: () => ({ reason: 'A mistake' }) },
  [`POST ${inSchool}/{certificateId}/reissue`]: { ids: certified },
};
