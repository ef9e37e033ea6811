import { CourseAuthor } from './course-author.js';
import { signsInAs } from './families.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

/** The school's student in a published run with one page. */
export async function learning({ app, office, school }: SchoolFixtures): Promise<Ids> {
  const author = new CourseAuthor(office);
  const { id: learnerId } = await office.student();
  await signsInAs(app, school, school.people.student, learnerId);
  const { runId, itemId } = await author.published();
  const courseEnrolmentId = await author.enrol(runId, learnerId);
  return { courseRunId: runId, courseItemId: itemId, courseEnrolmentId };
}

const inSchool = '/schools/{schoolId}';

/** The samples of the routes of progress in online courses. */
export const COURSE_PROGRESS_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/my-courses`]: {},
  [`GET ${inSchool}/running-courses`]: {},
  [`GET ${inSchool}/record-store`]: {},
  [`GET ${inSchool}/course-enrolments/{courseEnrolmentId}/progress`]: { ids: learning },
  [`POST ${inSchool}/course-enrolments/{courseEnrolmentId}/reset`]: { ids: learning, body: () => ({}) },
  [`PUT ${inSchool}/course-enrolments/{courseEnrolmentId}/waivers/{courseItemId}`]: {
    ids: learning,
    body: () => ({ reason: 'Done at another school' }),
  },
  [`DELETE ${inSchool}/course-enrolments/{courseEnrolmentId}/waivers/{courseItemId}`]: { ids: learning },
  [`GET ${inSchool}/course-runs/{courseRunId}/progress`]: { ids: learning },
  [`PUT ${inSchool}/course-runs/{courseRunId}/completion`]: {
    ids: learning,
    body: ({ courseItemId }) => ({ rule: { rule: 'item', itemId: courseItemId } }),
  },
  [`PUT ${inSchool}/course-items/{courseItemId}/completion`]: {
    ids: learning,
    body: () => ({ rule: { rule: 'marked_done' } }),
  },
  [`POST ${inSchool}/course-items/{courseItemId}/viewed`]: { by: 'student', ids: learning },
  [`POST ${inSchool}/course-items/{courseItemId}/done`]: { by: 'student', ids: learning },
};
