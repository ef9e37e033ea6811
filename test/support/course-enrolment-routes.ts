import { CourseAuthor } from './course-author.js';
import { signsInAs } from './families.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const author = ({ office }: SchoolFixtures) => new CourseAuthor(office);
const aRun = async (some: SchoolFixtures): Promise<Ids> => ({ courseRunId: await author(some).run() });

/** Somebody of the roster in a run. */
async function enrolled(some: SchoolFixtures, as: 'invited' | 'active' = 'active'): Promise<Ids> {
  const learner = await some.office.student();
  const courseEnrolmentId = await author(some).enrol(await author(some).run(), learner.id, as);
  return { courseEnrolmentId };
}

/** The school's student, with a record of the roster. */
async function theStudent({ app, office, school }: SchoolFixtures): Promise<string> {
  const { id } = await office.student();
  await signsInAs(app, school, school.people.student, id);
  return id;
}

async function ofTheStudent(some: SchoolFixtures, as: 'invited' | 'active'): Promise<Ids> {
  const learnerId = await theStudent(some);
  const { runId } = await author(some).published();
  return { courseEnrolmentId: await author(some).enrol(runId, learnerId, as) };
}

async function openTo(some: SchoolFixtures): Promise<Ids> {
  await theStudent(some);
  const { runId } = await author(some).published();
  await some.office.call('PATCH', `/course-runs/${runId}/admission`, { body: { open: true } });
  return { courseRunId: runId };
}

const of = '/schools/{schoolId}/course-enrolments';
const admission = '/schools/{schoolId}/course-runs/{courseRunId}/admission';

/** The samples of the routes of enrolments in online courses. */
export const COURSE_ENROLMENT_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${of}`]: {},
  [`POST ${of}`]: {
    body: async (_, some) => ({
      runId: await author(some).run(),
      learnerIds: [(await some.office.student()).id],
    }),
  },
  [`GET ${of}/{courseEnrolmentId}`]: { ids: enrolled },
  [`POST ${of}/{courseEnrolmentId}/approve`]: { ids: (some) => enrolled(some, 'invited') },
  [`POST ${of}/{courseEnrolmentId}/suspend`]: { ids: enrolled },
  [`POST ${of}/{courseEnrolmentId}/resume`]: { ids: enrolled },
  [`POST ${of}/{courseEnrolmentId}/withdraw`]: { ids: enrolled },
  [`POST ${of}/{courseEnrolmentId}/accept`]: { by: 'student', ids: (some) => ofTheStudent(some, 'invited') },
  [`POST ${of}/{courseEnrolmentId}/decline`]: { by: 'student', ids: (some) => ofTheStudent(some, 'invited') },
  [`POST ${of}/{courseEnrolmentId}/leave`]: { by: 'student', ids: (some) => ofTheStudent(some, 'active') },
  [`POST ${of}/join`]: {
    by: 'student',
    ids: openTo,
    body: async ({ courseRunId }, { office }) => {
      const { body } = await office.call<{ code: string }>(
        'POST',
        `/course-runs/${courseRunId}/admission/code`,
      );
      return { code: body.code };
    },
  },
  'POST /schools/{schoolId}/course-runs/{courseRunId}/join': { by: 'student', ids: openTo },
  [`GET ${admission}`]: { ids: aRun },
  [`PATCH ${admission}`]: { ids: aRun, body: () => ({ open: true, capacity: 20 }) },
  [`POST ${admission}/code`]: { ids: aRun },
  [`DELETE ${admission}/code`]: { ids: aRun },
  [`PUT ${admission}/sections`]: {
    ids: aRun,
    body: async (_, { office }) => ({ sectionIds: [(await office.section()).id] }),
  },
};
