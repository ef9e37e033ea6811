import type { Sample } from './school-fixtures.js';

/** The samples of the routes that tell figures. */
export const ANALYTICS_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/attendance-day': {},
  'GET /schools/{schoolId}/attendance-rates': {},
  'GET /schools/{schoolId}/attendance-students': {},
  'GET /schools/{schoolId}/persistent-absence': {},
  'GET /schools/{schoolId}/registers-on-time': {},
  'GET /schools/{schoolId}/registers/{registerId}/sheet': { ids: (some) => some.scheduled() },
  'GET /schools/{schoolId}/students/{studentId}/attendance-record': { ids: (some) => some.scheduled() },
};
