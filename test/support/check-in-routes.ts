import { signsInAs } from './families.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

async function checkInOpened(some: SchoolFixtures): Promise<Ids> {
  const ids = await some.opened();
  await some.office.call('POST', `/registers/${ids['registerId']}/check-in`, { body: {} });
  return ids;
}

/** The school's student is on the register, and has time to scan. */
async function studentInTheRoom(some: SchoolFixtures): Promise<Ids> {
  await some.office.call('PATCH', '/check-in-settings', { body: { codeSeconds: 60 } });
  const ids = await checkInOpened(some);
  await signsInAs(some.app, some.school, some.school.people.student, ids['studentId']!);
  return ids;
}

/** The samples of the routes of check-in. */
export const CHECK_IN_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/registers/{registerId}/check-in': { ids: checkInOpened },
  'POST /schools/{schoolId}/registers/{registerId}/check-in': {
    ids: (some) => some.opened(),
    body: () => ({}),
  },
  'POST /schools/{schoolId}/registers/{registerId}/check-in/close': { ids: checkInOpened },
  'GET /schools/{schoolId}/registers/{registerId}/check-in/code': { ids: checkInOpened },
  'GET /schools/{schoolId}/registers/{registerId}/check-in/code.svg': { ids: checkInOpened },
  'GET /schools/{schoolId}/registers/{registerId}/check-in/code.png': { ids: checkInOpened },
  'POST /schools/{schoolId}/check-ins': {
    by: 'student',
    ids: studentInTheRoom,
    body: async ({ registerId }, { office }) => {
      const { body } = await office.get<{ code: string }>(`/registers/${registerId}/check-in/code`);
      return { code: body.code };
    },
  },
  'GET /schools/{schoolId}/check-in-settings': {},
  'PATCH /schools/{schoolId}/check-in-settings': { body: () => ({ lateAfterMinutes: 10 }) },
};
