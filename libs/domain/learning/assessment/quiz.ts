import { QuizInvalid } from './assessment.errors.js';

/** Which attempt counts when there are several; `average`: all of them. */
export const GRADING_METHODS = ['best', 'latest', 'first', 'average'] as const;
export type GradingMethod = (typeof GRADING_METHODS)[number];

/** When learners see their results: as soon as everything is graded, or when an author says so. */
export const RELEASES = ['at_once', 'by_author'] as const;
export type Release = (typeof RELEASES)[number];

/** When learners see what is right: with their result, when no attempt is left, when the quiz has closed, or never. */
export const REVEALS = ['with_result', 'when_done', 'when_closed', 'never'] as const;
export type Reveal = (typeof REVEALS)[number];

/** So many questions, drawn for each attempt from a pool of a course's bank, or of the school's (null). */
export interface Draw {
  readonly courseId: string | null;
  readonly pool: string;
  readonly count: number;
}

/** What a quiz asks and how it goes. An attempt keeps what it was begun by. */
export interface Quiz {
  /** Asked in each attempt, in this order unless they are shuffled. */
  readonly questionIds: readonly string[];
  readonly draws: readonly Draw[];
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  /** How many attempts; null: any number. */
  readonly attempts: number | null;
  /** For an attempt, by our clock; null: no limit but the closing of the item. */
  readonly minutes: number | null;
  readonly method: GradingMethod;
  /** From how many percent on it is passed; null: whatever is graded is. */
  readonly passAt: number | null;
  readonly release: Release;
  readonly reveal: Reveal;
}

/** As many as are shown and graded at once. */
const MOST_QUESTIONS = 100;

/**
 * The same quiz, asked from a copy of the bank.
 * @param copyOf the copies of questions and of their course, by the ids of the originals; what has none is asked as it is
 */
export function quizOfCopy(quiz: Quiz, copyOf: ReadonlyMap<string, string>): Quiz {
  const copied = (id: string) => copyOf.get(id) ?? id;
  return {
    ...quiz,
    questionIds: quiz.questionIds.map(copied),
    draws: quiz.draws.map((draw) => ({ ...draw, courseId: draw.courseId && copied(draw.courseId) })),
  };
}

/** @throws QuizInvalid */
export function soundQuiz(given: Quiz): Quiz {
  const { questionIds, draws, attempts, reveal } = given;
  const asked = questionIds.length + draws.reduce((sum, { count }) => sum + count, 0);
  if (asked < 1 || asked > MOST_QUESTIONS)
    throw new QuizInvalid(
      'questionIds',
      `must be 1 to ${MOST_QUESTIONS} questions, with those that are drawn`,
    );
  if (new Set(questionIds).size < questionIds.length)
    throw new QuizInvalid('questionIds', 'must name each once');
  if (new Set(draws.map(({ courseId, pool }) => `${courseId} ${pool}`)).size < draws.length)
    throw new QuizInvalid('draws', 'must name each pool once');
  if (reveal === 'when_done' && attempts === null)
    throw new QuizInvalid('reveal', 'must be another one where attempts never end');
  return given;
}
