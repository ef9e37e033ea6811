import type { Sample } from './school-fixtures.js';

const inSchool = '/schools/{schoolId}';

/** The samples of what is shown at a glance. */
export const OVERVIEW_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/students/{studentId}/overview`]: {
    ids: async ({ office }) => ({ studentId: (await office.student()).id }),
  },
  [`GET ${inSchool}/teachers/{teacherId}/day`]: {
    ids: async ({ office }) => ({ teacherId: (await office.teacher()).id }),
  },
  [`GET ${inSchool}/day`]: {},
};
