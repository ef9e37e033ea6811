import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const DAYS = { startsOn: '2026-12-14', endsOn: '2026-12-18', reason: 'A wedding' };

async function requested({ office }: SchoolFixtures): Promise<Ids> {
  const studentId = (await office.student()).id;
  return { absenceId: (await office.make('/absences', { studentId, ...DAYS })).id };
}

async function signedIn({ office }: SchoolFixtures): Promise<Ids> {
  const entry = { studentId: (await office.student()).id, kind: 'in', reason: 'Overslept' };
  return { deskEntryId: (await office.make('/desk-entries', entry)).id };
}

/** The samples of the routes of absences. */
export const ABSENCE_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/absences': {},
  'GET /schools/{schoolId}/desk-entries': {},
  'POST /schools/{schoolId}/desk-entries': {
    body: async (_, { office }) => ({
      studentId: (await office.student()).id,
      kind: 'in',
      reason: 'Overslept',
    }),
  },
  'GET /schools/{schoolId}/desk-entries/{deskEntryId}': { ids: signedIn },
  'POST /schools/{schoolId}/desk-entries/{deskEntryId}/withdraw': { ids: signedIn },
  'POST /schools/{schoolId}/absences': {
    body: async (_, { office }) => ({ studentId: (await office.student()).id, ...DAYS }),
  },
  'GET /schools/{schoolId}/absences/{absenceId}': { ids: requested },
  'PATCH /schools/{schoolId}/absences/{absenceId}': {
    ids: requested,
    body: () => ({ endsOn: '2026-12-19' }),
  },
  'POST /schools/{schoolId}/absences/{absenceId}/approve': {
    ids: async (some) => {
      await some.scheduled(); // the school has codes as soon as it has registers
      return requested(some);
    },
    body: () => ({ code: 'E' }),
  },
  'POST /schools/{schoolId}/absences/{absenceId}/decline': {
    ids: requested,
    body: () => ({ decisionNote: 'In the last week of the term' }),
  },
  'POST /schools/{schoolId}/absences/{absenceId}/withdraw': { ids: requested },
};
