import { CourseAuthor } from './course-author.js';
import { signsInAs } from './families.js';
import type { Ids } from './ids.js';
import { CAPITAL } from './question-routes.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const inSchool = '/schools/{schoolId}';

/** The school's student in a published run with a quiz. */
async function quizzed({ app, office, school }: SchoolFixtures): Promise<Ids> {
  const author = new CourseAuthor(office);
  const { id: learnerId } = await office.student();
  await signsInAs(app, school, school.people.student, learnerId);
  const { runId, moduleId } = await author.published();
  const { id: questionId } = await office.make('/questions', { pool: 'Capitals', question: CAPITAL });
  const quiz = { questionIds: [questionId], attempts: null, release: 'by_author' };
  const item = { moduleId, kind: 'quiz', title: 'Test', quiz };
  const { id: courseItemId } = await office.make('/course-items', item);
  await author.publish(`course-items/${courseItemId}`);
  await author.enrol(runId, learnerId);
  return { courseItemId, questionId, learnerId };
}

/** With an attempt of the student's. */
export async function attempted(some: SchoolFixtures): Promise<Ids> {
  const ids = await quizzed(some);
  const { app, school } = some;
  const path = `/schools/${school.id}/course-items/${ids['courseItemId']}/attempts`;
  const { body } = await app.call<{ id: string }>('POST', path, { token: school.people.student.token });
  return { ...ids, attemptId: body.id };
}

async function submitted(some: SchoolFixtures): Promise<Ids> {
  const ids = await attempted(some);
  const { app, school } = some;
  const path = `/schools/${school.id}/quiz-attempts/${ids['attemptId']}/submit`;
  await app.call('POST', path, { token: school.people.student.token });
  return ids;
}

/** The samples of the routes of attempts at quizzes. */
export const ATTEMPT_SAMPLES: Readonly<Record<string, Sample>> = {
  [`POST ${inSchool}/course-items/{courseItemId}/attempts`]: { by: 'student', ids: quizzed },
  [`GET ${inSchool}/quiz-attempts`]: {},
  [`GET ${inSchool}/quiz-attempts/{attemptId}`]: { ids: attempted },
  [`PUT ${inSchool}/quiz-attempts/{attemptId}/answers`]: {
    by: 'student',
    ids: attempted,
    body: ({ questionId }) => ({ answers: [{ questionId, answer: {}, baseVersion: 0 }] }),
  },
  [`POST ${inSchool}/quiz-attempts/{attemptId}/submit`]: { by: 'student', ids: attempted },
  [`GET ${inSchool}/answers-to-grade`]: {},
  [`PUT ${inSchool}/quiz-attempts/{attemptId}/marks/{questionId}`]: {
    ids: submitted,
    body: () => ({ score: 1, reason: 'Half of it is right' }),
  },
  [`GET ${inSchool}/quiz-attempts/{attemptId}/mark-changes`]: { ids: submitted },
  [`POST ${inSchool}/course-items/{courseItemId}/release`]: { ids: submitted, body: () => ({}) },
  [`POST ${inSchool}/course-items/{courseItemId}/regrade`]: {
    ids: submitted,
    body: ({ questionId }) => ({ questionId, reason: 'It was wrong' }),
  },
};
