import { CourseAuthor } from './course-author.js';
import { signsInAs } from './families.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';
import { TusClient } from './tus.js';

const inSchool = '/schools/{schoolId}';

interface Handed {
  readonly id: string;
  readonly files: readonly { id: string }[];
}

/** The school's student in a published run with an assignment. */
async function assigned(
  { app, office, school }: SchoolFixtures,
  assignment: object = { points: 10 },
): Promise<Ids> {
  const author = new CourseAuthor(office);
  const { id: learnerId } = await office.student();
  await signsInAs(app, school, school.people.student, learnerId);
  const { runId, moduleId } = await author.published();
  const item = { moduleId, kind: 'assignment', title: 'Essay', assignment };
  const { id: courseItemId } = await office.make('/course-items', item);
  await author.publish(`course-items/${courseItemId}`);
  const courseEnrolmentId = await author.enrol(runId, learnerId);
  return { courseItemId, courseRunId: runId, learnerId, courseEnrolmentId };
}

/** With a file that the student has handed in. */
async function handedInFile(some: SchoolFixtures): Promise<Ids> {
  const assignment = { points: 10, accepts: ['file'], files: {} };
  const ids = await assigned(some, assignment);
  const { app, school } = some;
  const { token } = school.people.student;
  const uploadId = await new TusClient(app.url, school.id, token).upload('flour');
  const path = `/schools/${school.id}/course-items/${ids['courseItemId']}/submissions`;
  const { body } = await app.call<Handed>('POST', path, { token, body: { uploadIds: [uploadId] } });
  return { ...ids, submissionId: body.id, submittedFileId: body.files[0]!.id };
}

/** With what the student has handed in. */
export async function handedIn(some: SchoolFixtures): Promise<Ids> {
  const ids = await assigned(some);
  const { app, school } = some;
  const path = `/schools/${school.id}/course-items/${ids['courseItemId']}/submissions`;
  const { token } = school.people.student;
  const { body } = await app.call<{ id: string }>('POST', path, { token, body: { text: 'Bread' } });
  return { ...ids, submissionId: body.id };
}

async function graded(some: SchoolFixtures): Promise<Ids> {
  const ids = await handedIn(some);
  const { status } = await some.office.call('PUT', `/submissions/${ids['submissionId']}/grade`, {
    body: { score: 5 },
  });
  if (status !== 200) throw new Error(`It was not graded: ${status}`);
  return ids;
}

/** The samples of the routes of the gradebook. */
export const GRADEBOOK_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/course-runs/{courseRunId}/gradebook`]: { ids: graded },
  [`GET ${inSchool}/course-runs/{courseRunId}/grading-scheme`]: { ids: graded },
  [`PUT ${inSchool}/course-runs/{courseRunId}/grading-scheme`]: {
    ids: graded,
    body: ({ courseItemId }) => ({ categories: [{ title: 'Essays', weight: 1, itemIds: [courseItemId] }] }),
  },
  [`GET ${inSchool}/course-enrolments/{courseEnrolmentId}/grades`]: { ids: graded },
  [`PUT ${inSchool}/course-items/{courseItemId}/results/{learnerId}`]: {
    ids: graded,
    body: () => ({ score: 9, reason: 'Presented in class' }),
  },
  [`GET ${inSchool}/course-items/{courseItemId}/results/{learnerId}/changes`]: { ids: graded },
};

/** The samples of the routes of what is handed in for assignments. */
export const SUBMISSION_SAMPLES: Readonly<Record<string, Sample>> = {
  [`POST ${inSchool}/course-items/{courseItemId}/submissions`]: {
    by: 'student',
    ids: (some) => assigned(some),
    body: () => ({ text: 'Bread', links: ['https://example.org/bread'] }),
  },
  [`GET ${inSchool}/submissions`]: {},
  [`GET ${inSchool}/submissions/{submissionId}`]: { ids: handedIn },
  [`GET ${inSchool}/submissions/{submissionId}/files/{submittedFileId}/download`]: { ids: handedInFile },
  [`PUT ${inSchool}/submissions/{submissionId}/grade`]: { ids: handedIn, body: () => ({ score: 7.5 }) },
  [`POST ${inSchool}/submissions/{submissionId}/give-back`]: {
    ids: handedIn,
    body: () => ({ feedback: 'The end is missing.' }),
  },
  [`POST ${inSchool}/submissions/{submissionId}/release`]: { ids: graded },
};
