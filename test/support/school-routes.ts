import { newId } from '#domain/kernel/id';
import { ATTENDANCE_SAMPLES } from './attendance-routes.js';
import { ACADEMY_SAMPLES } from './academy-routes.js';
import { COURSE_SAMPLES } from './course-routes.js';
import { MEMBERSHIP_SAMPLES } from './membership-routes.js';
import { OVERVIEW_SAMPLES } from './overview-routes.js';
import { SchoolFixtures, type Sample } from './school-fixtures.js';
import { WEBHOOK_SAMPLES } from './webhook-routes.js';

/** A sound request to a route of a school: whoever may make it is answered by 2xx. */
export interface SchoolRequest {
  readonly method: string;
  readonly path: string;
  readonly body: object | undefined;
  /** Instead of the body. */
  readonly sent: NonNullable<Sample['sent']>;
  /** Who of the school makes it. */
  readonly by: 'admin' | 'student';
}

const DATES = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
const WITHDRAWN = { on: '2026-10-30', as: 'withdrawn' };

/** For each route below a school, as `POST /schools/{schoolId}/courses`, what makes a sound request of it. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  ...WEBHOOK_SAMPLES,
  ...ACADEMY_SAMPLES,
  ...COURSE_SAMPLES,
  ...MEMBERSHIP_SAMPLES,
  ...OVERVIEW_SAMPLES,
  'GET /schools/{schoolId}': {},
  'PATCH /schools/{schoolId}': { body: () => ({ name: 'Renamed' }) },
  'GET /schools/{schoolId}/academic-years': {},
  'POST /schools/{schoolId}/academic-years': { body: () => ({ title: 'Year', ...DATES }) },
  'GET /schools/{schoolId}/academic-years/{academicYearId}': {},
  'PATCH /schools/{schoolId}/academic-years/{academicYearId}': { body: () => ({ title: 'Changed' }) },
  'DELETE /schools/{schoolId}/academic-years/{academicYearId}': {},
  'GET /schools/{schoolId}/api-keys': {},
  'POST /schools/{schoolId}/api-keys': { body: () => ({ label: 'Another' }) },
  'POST /schools/{schoolId}/api-keys/{clientId}/rotate': { ids: (some) => some.aKey() },
  'DELETE /schools/{schoolId}/api-keys/{clientId}': { ids: (some) => some.aKey() },
  'GET /schools/{schoolId}/audit-entries': {},
  'GET /schools/{schoolId}/calendar/days': {},
  'PUT /schools/{schoolId}/calendar/days': {
    body: () => ({ spans: [{ from: '2026-12-24', to: '2027-01-06', kind: 'holiday' }] }),
  },
  'GET /schools/{schoolId}/calendar/days/{date}': { ids: (some) => some.aDay() },
  'PUT /schools/{schoolId}/calendar/days/{date}': {
    ids: (some) => some.aDay(),
    body: () => ({ kind: 'closure' }),
  },
  'DELETE /schools/{schoolId}/calendar/days/{date}': { ids: (some) => some.aDay() },
  'POST /schools/{schoolId}/calendar/instructional-days': {
    body: () => ({ from: '2027-02-01', to: '2027-02-05' }),
  },
  'GET /schools/{schoolId}/courses': {},
  'POST /schools/{schoolId}/courses': { body: () => ({ title: 'Art' }) },
  'GET /schools/{schoolId}/courses/{courseId}': {},
  'PATCH /schools/{schoolId}/courses/{courseId}': { body: () => ({ title: 'Changed' }) },
  'DELETE /schools/{schoolId}/courses/{courseId}': {},
  'GET /schools/{schoolId}/enrolments': {},
  'POST /schools/{schoolId}/enrolments': {
    body: async (_, { office }) => ({
      sectionId: (await office.section()).id,
      studentId: (await office.student()).id,
    }),
  },
  'GET /schools/{schoolId}/enrolments/{enrolmentId}': {},
  'PATCH /schools/{schoolId}/enrolments/{enrolmentId}': { body: () => ({ startsOn: '2026-09-15' }) },
  'POST /schools/{schoolId}/enrolments/{enrolmentId}/activate': { ids: (some) => some.preEnrolled() },
  'POST /schools/{schoolId}/enrolments/{enrolmentId}/end': { body: () => WITHDRAWN },
  'POST /schools/{schoolId}/enrolments/{enrolmentId}/resume': {
    ids: (some) => some.suspended(),
    body: () => ({ on: '2026-10-20' }),
  },
  'POST /schools/{schoolId}/enrolments/{enrolmentId}/suspend': { body: () => ({ from: '2026-10-01' }) },
  'GET /schools/{schoolId}/guardian-links': {},
  'POST /schools/{schoolId}/guardian-links': {
    body: async (_, { office }) => ({
      guardianId: (await office.guardian()).id,
      studentId: (await office.student()).id,
      relation: 'mother',
    }),
  },
  'GET /schools/{schoolId}/guardian-links/{guardianLinkId}': {},
  'PATCH /schools/{schoolId}/guardian-links/{guardianLinkId}': { body: () => ({ relation: 'aunt' }) },
  'DELETE /schools/{schoolId}/guardian-links/{guardianLinkId}': {},
  'GET /schools/{schoolId}/jobs': {},
  'GET /schools/{schoolId}/jobs/{jobId}': { ids: (some) => some.aJob() },
  'POST /schools/{schoolId}/jobs/{jobId}/retry': { ids: (some) => some.aJob() },
  'GET /schools/{schoolId}/meetings': {},
  'POST /schools/{schoolId}/meetings': {
    body: async (_, { office }) => ({
      sectionId: (await office.section()).id,
      periodId: (await office.period()).id,
      weekday: 1,
    }),
  },
  'GET /schools/{schoolId}/meetings/{meetingId}': {},
  'PATCH /schools/{schoolId}/meetings/{meetingId}': { body: () => ({ weekday: 5 }) },
  'DELETE /schools/{schoolId}/meetings/{meetingId}': {},
  'GET /schools/{schoolId}/people': {},
  'POST /schools/{schoolId}/people': {
    body: () => ({ roles: ['student'], givenName: 'Ada', familyName: 'Byron' }),
  },
  'GET /schools/{schoolId}/people/{rosterPersonId}': {},
  'PATCH /schools/{schoolId}/people/{rosterPersonId}': { body: () => ({ preferredName: 'Countess' }) },
  'POST /schools/{schoolId}/people/{rosterPersonId}/departure': { body: () => WITHDRAWN },
  'POST /schools/{schoolId}/people/{rosterPersonId}/erasure': {
    ids: (some) => some.departed(),
    body: () => ({ reason: 'Request 17 of 2026' }),
  },
  'GET /schools/{schoolId}/erasures': {},
  'POST /schools/{schoolId}/people/{rosterPersonId}/return': { ids: (some) => some.departed() },
  'GET /schools/{schoolId}/periods': {},
  'POST /schools/{schoolId}/periods': {
    body: () => ({ name: `P ${newId()}`, startsAt: '08:00', endsAt: '08:45' }),
  },
  'GET /schools/{schoolId}/periods/{periodId}': {},
  'PATCH /schools/{schoolId}/periods/{periodId}': { body: () => ({ startsAt: '07:55' }) },
  'DELETE /schools/{schoolId}/periods/{periodId}': {},
  ...ATTENDANCE_SAMPLES,
  'POST /schools/{schoolId}/roster-exports': { body: () => ({}) },
  'GET /schools/{schoolId}/roster-exports/{exportId}': { ids: (some) => some.anExport() },
  'GET /schools/{schoolId}/roster-exports/{exportId}/file': { ids: (some) => some.anExport() },
  'GET /schools/{schoolId}/sections': {},
  'POST /schools/{schoolId}/sections': {
    body: async (_, { office }) => ({
      academicYearId: (await office.year()).id,
      kind: 'class',
      title: '8B Art',
      ...DATES,
    }),
  },
  'GET /schools/{schoolId}/sections/{sectionId}': {},
  'PATCH /schools/{schoolId}/sections/{sectionId}': { body: () => ({ location: 'Room 12' }) },
  'POST /schools/{schoolId}/sections/{sectionId}/end': { body: () => ({ on: '2026-10-30' }) },
  'PUT /schools/{schoolId}/sections/{sectionId}/terms': {
    ids: async ({ office }) => {
      const { id: academicYearId } = await office.year();
      const section = await office.section({ academicYearId });
      return { sectionId: section.id, termId: (await office.term({ academicYearId })).id };
    },
    body: ({ termId }) => ({ termIds: [termId] }),
  },
  'GET /schools/{schoolId}/teaching-assignments': {},
  'POST /schools/{schoolId}/teaching-assignments': {
    body: async (_, { office }) => ({
      sectionId: (await office.section()).id,
      teacherId: (await office.teacher()).id,
    }),
  },
  'GET /schools/{schoolId}/teaching-assignments/{teachingAssignmentId}': {},
  'PATCH /schools/{schoolId}/teaching-assignments/{teachingAssignmentId}': { body: () => ({ role: 'aide' }) },
  'POST /schools/{schoolId}/teaching-assignments/{teachingAssignmentId}/end': {
    body: () => ({ on: '2026-10-30' }),
  },
  'GET /schools/{schoolId}/terms': {},
  'POST /schools/{schoolId}/terms': {
    body: async (_, { office }) => ({
      academicYearId: (await office.year()).id,
      title: 'Autumn',
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
    }),
  },
  'GET /schools/{schoolId}/terms/{termId}': {},
  'PATCH /schools/{schoolId}/terms/{termId}': { body: () => ({ title: 'Changed' }) },
  'DELETE /schools/{schoolId}/terms/{termId}': {},
};

export const SAMPLED_ROUTES = Object.keys(SAMPLES);

/**
 * A sound request to the route, about things that were made for it alone.
 * @throws when there is no sample for the route
 */
export async function schoolRequest(route: string, some: SchoolFixtures): Promise<SchoolRequest> {
  const sample = SAMPLES[route];
  if (!sample) throw new Error(`There is no sample of ${route}: write one.`);
  const [method, template] = route.split(' ') as [string, string];
  const ids: Record<string, string> = { schoolId: some.school.id, ...(await sample.ids?.(some)) };
  for (const [, param] of template.matchAll(/\{(\w+)\}/g)) ids[param!] ??= await some.of(param!);
  const path = template.replaceAll(/\{(\w+)\}/g, (_, param: string) => ids[param]!);
  const { sent = {}, by = 'admin' } = sample;
  return { method, path, body: await sample.body?.(ids, some), sent, by };
}
