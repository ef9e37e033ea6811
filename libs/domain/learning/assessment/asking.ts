import { QuizNotReady } from './attempt.errors.js';
import type { AskedQuestion } from './attempt.words.js';
import type { QuestionVersion } from './question.repository.js';
import type { QuestionContent } from './question.words.js';
import type { Draw, Quiz } from './quiz.js';
import { shuffled } from './shuffled.js';

/** A pool to draw from, and the questions in it. */
export interface Pool {
  readonly draw: Draw;
  readonly questionIds: readonly string[];
}

/**
 * Which questions an attempt asks, in their order: the same for the same seed.
 * @throws QuizNotReady when a pool has become too small
 */
export function questionsOf(quiz: Quiz, pools: readonly Pool[], seed: string): readonly string[] {
  const chosen = [...quiz.questionIds];
  for (const { draw, questionIds } of pools) {
    const free = questionIds.filter((id) => !chosen.includes(id)).toSorted();
    if (free.length < draw.count) throw new QuizNotReady();
    chosen.push(...shuffled(free, `${seed} ${draw.courseId} ${draw.pool}`).slice(0, draw.count));
  }
  return quiz.shuffleQuestions ? shuffled(chosen, seed) : chosen;
}

/** Each question with its parts in the order in which they are shown; where that order is what is asked for, always by chance. */
export function askedOf(
  ids: readonly string[],
  newest: readonly QuestionVersion[],
  { shuffleOptions }: Quiz,
  seed: string,
): readonly AskedQuestion[] {
  const versions = new Map(newest.map((one) => [one.questionId, one]));
  return ids.map((questionId) => {
    const version = versions.get(questionId);
    if (!version) throw new QuizNotReady();
    const { revision, content } = version;
    const inOrder = (choices: QuestionContent['options'], what: string, always: boolean) => {
      const keys = choices.map(({ key }) => key);
      return always || shuffleOptions ? shuffled(keys, `${seed} ${questionId} ${what}`) : keys;
    };
    const options = inOrder(content.options, 'options', content.kind === 'ordering');
    const targets = inOrder(content.targets, 'targets', true);
    return { questionId, revision, points: content.points, options, targets };
  });
}
