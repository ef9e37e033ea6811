import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const inSchool = '/schools/{schoolId}';
export const CAPITAL = {
  kind: 'single',
  prompt: 'What is the capital of *Poland*?',
  points: 2,
  options: [{ text: 'Warsaw', correct: true }, { text: 'Lodz' }],
};

const aQuestion = async ({ office }: SchoolFixtures): Promise<Ids> => ({
  questionId: (await office.make('/questions', { pool: 'Capitals', question: CAPITAL })).id,
});

/** The samples of the routes of question banks. */
export const QUESTION_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/questions`]: {},
  [`POST ${inSchool}/questions`]: { body: () => ({ pool: 'Capitals', question: CAPITAL }) },
  [`GET ${inSchool}/questions/{questionId}`]: { ids: aQuestion },
  [`GET ${inSchool}/questions/{questionId}/versions`]: { ids: aQuestion },
  [`PUT ${inSchool}/questions/{questionId}`]: {
    ids: aQuestion,
    body: () => ({ pool: 'Capitals', question: { ...CAPITAL, points: 3 } }),
  },
  [`POST ${inSchool}/questions/{questionId}/archive`]: { ids: aQuestion },
  [`POST ${inSchool}/questions/{questionId}/restore`]: { ids: aQuestion },
};
