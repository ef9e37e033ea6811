import { CERTIFICATE_SAMPLES } from './certificate-routes.js';
import { WATCHING_SAMPLES } from './watching-routes.js';
import { LIVE_SAMPLES } from './live-routes.js';
import { TALK_SAMPLES } from './talk-routes.js';
import { ATTEMPT_SAMPLES } from './attempt-routes.js';
import { CourseAuthor } from './course-author.js';
import { COURSE_ENROLMENT_SAMPLES } from './course-enrolment-routes.js';
import { COURSE_VIDEO_SAMPLES } from './course-video-routes.js';
import { COURSE_PROGRESS_SAMPLES } from './course-progress-routes.js';
import { GRADEBOOK_SAMPLES, SUBMISSION_SAMPLES } from './submission-routes.js';
import { QUESTION_SAMPLES } from './question-routes.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const author = ({ office }: SchoolFixtures) => new CourseAuthor(office);
const aCourse = async (some: SchoolFixtures): Promise<Ids> => ({
  onlineCourseId: await author(some).course(),
});
const aRun = async (some: SchoolFixtures): Promise<Ids> => ({ courseRunId: await author(some).run() });
const aModule = async (some: SchoolFixtures): Promise<Ids> => ({
  courseModuleId: await author(some).module(),
});
const anItem = async (some: SchoolFixtures): Promise<Ids> => ({ courseItemId: await author(some).page() });
const inSchool = '/schools/{schoolId}';

/** The samples of the routes of online courses. */
export const COURSE_SAMPLES: Readonly<Record<string, Sample>> = {
  ...COURSE_ENROLMENT_SAMPLES,
  ...COURSE_PROGRESS_SAMPLES,
  ...COURSE_VIDEO_SAMPLES,
  ...CERTIFICATE_SAMPLES,
  ...WATCHING_SAMPLES,
  ...TALK_SAMPLES,
  ...LIVE_SAMPLES,
  ...QUESTION_SAMPLES,
  ...ATTEMPT_SAMPLES,
  ...SUBMISSION_SAMPLES,
  ...GRADEBOOK_SAMPLES,
  [`GET ${inSchool}/online-courses`]: {},
  [`POST ${inSchool}/online-courses`]: { body: () => ({ title: 'Bread', description: '# Bread' }) },
  [`GET ${inSchool}/online-courses/{onlineCourseId}`]: { ids: aCourse },
  [`PATCH ${inSchool}/online-courses/{onlineCourseId}`]: { ids: aCourse, body: () => ({ title: 'Cake' }) },
  [`PUT ${inSchool}/online-courses/{onlineCourseId}/instructors`]: {
    ids: aCourse,
    body: (_, { school }) => ({ personIds: [school.people.teacher.id] }),
  },
  [`POST ${inSchool}/online-courses/{onlineCourseId}/publish`]: { ids: aCourse },
  [`POST ${inSchool}/online-courses/{onlineCourseId}/unpublish`]: { ids: aCourse },
  [`POST ${inSchool}/online-courses/{onlineCourseId}/archive`]: { ids: aCourse },
  [`POST ${inSchool}/online-courses/{onlineCourseId}/duplicate`]: { ids: aCourse, body: () => ({}) },
  [`GET ${inSchool}/course-runs`]: {},
  [`POST ${inSchool}/course-runs`]: {
    body: async (_, some) => ({ courseId: await author(some).course(), title: 'Spring' }),
  },
  [`GET ${inSchool}/course-runs/{courseRunId}`]: { ids: aRun },
  [`PATCH ${inSchool}/course-runs/{courseRunId}`]: { ids: aRun, body: () => ({ startsOn: '2026-09-01' }) },
  [`POST ${inSchool}/course-runs/{courseRunId}/publish`]: { ids: aRun },
  [`POST ${inSchool}/course-runs/{courseRunId}/unpublish`]: { ids: aRun },
  [`POST ${inSchool}/course-runs/{courseRunId}/archive`]: { ids: aRun },
  [`POST ${inSchool}/course-runs/{courseRunId}/duplicate`]: { ids: aRun, body: () => ({ title: 'Again' }) },
  [`GET ${inSchool}/course-runs/{courseRunId}/outline`]: { ids: aRun },
  [`PUT ${inSchool}/course-runs/{courseRunId}/outline`]: {
    ids: (some) => author(some).outline(),
    body: ({ courseModuleId }) => ({ modules: [{ moduleId: courseModuleId, itemIds: [] }] }),
  },
  [`POST ${inSchool}/course-modules`]: {
    body: async (_, some) => ({ runId: await author(some).run(), title: 'Causes' }),
  },
  [`GET ${inSchool}/course-modules/{courseModuleId}`]: { ids: aModule },
  [`PATCH ${inSchool}/course-modules/{courseModuleId}`]: { ids: aModule, body: () => ({ title: 'Effects' }) },
  [`DELETE ${inSchool}/course-modules/{courseModuleId}`]: { ids: aModule },
  [`POST ${inSchool}/course-items`]: {
    body: async (_, some) => ({
      moduleId: await author(some).module(),
      kind: 'link',
      title: 'The museum',
      url: 'https://example.org',
    }),
  },
  [`GET ${inSchool}/course-items/{courseItemId}`]: { ids: anItem },
  [`PATCH ${inSchool}/course-items/{courseItemId}`]: { ids: anItem, body: () => ({ markdown: '# Cake' }) },
  [`DELETE ${inSchool}/course-items/{courseItemId}`]: { ids: anItem },
  [`PUT ${inSchool}/course-items/{courseItemId}/requirements`]: {
    ids: anItem,
    body: () => ({ itemIds: [] }),
  },
  [`POST ${inSchool}/course-items/{courseItemId}/publish`]: { ids: anItem },
  [`POST ${inSchool}/course-items/{courseItemId}/unpublish`]: { ids: anItem },
};
