import { ReasonMissing, ScoreInvalid } from './attempt.errors.js';
import type { AskedQuestion, QuestionMark, SavedAnswer } from './attempt.words.js';
import type { Key, Paper } from './key.js';
import { scoreOf, shareOf } from './grading.js';

type Marks = Readonly<Record<string, QuestionMark>>;
type Answers = Readonly<Record<string, SavedAnswer>>;

/** Other versions of questions to go by, and why. */
export interface Regrading {
  readonly paper: Paper;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

/**
 * What can be told by itself; the rest is left to people. By what was put right meanwhile, as whoever had ended before was
 * measured anew.
 */
export function marksByKey(
  asked: readonly AskedQuestion[],
  answers: Answers,
  { paper, corrections }: Key,
  at: Date,
): Marks {
  return corrections.reduce(
    (marks, { version, reason, by }) => {
      const right = new Map([[version.questionId, version]]);
      return regraded(asked, answers, marks, { paper: right, reason, by, at });
    },
    autoMarks(asked, answers, paper, at),
  );
}

function autoMarks(asked: readonly AskedQuestion[], answers: Answers, paper: Paper, at: Date): Marks {
  const told = { by: null, at: at.toISOString(), reason: null, comment: null };
  return Object.fromEntries(
    asked.map(({ questionId, points }) => {
      const { content, revision } = paper.get(questionId)!;
      const share = shareOf(content, answers[questionId] ?? null);
      const score = share === null ? null : scoreOf(points, share);
      return [questionId, { score, origin: 'auto', revision, ...told } satisfies QuestionMark];
    }),
  );
}

/** @throws ReasonMissing, ScoreInvalid */
export function personalMark(
  { points }: AskedQuestion,
  before: QuestionMark | undefined,
  given: Pick<QuestionMark, 'comment' | 'reason' | 'by' | 'at'> & { readonly score: number },
): QuestionMark {
  const { score } = given;
  if (!isScoreOf(points, score)) throw new ScoreInvalid(points);
  const wasGraded = before !== undefined && before.score !== null;
  if (wasGraded && given.reason === null) throw new ReasonMissing();
  return { ...given, origin: 'person', revision: null };
}

/** By other versions, for as many points as before; what people have marked, and what nothing can be told of, stays. */
export function regraded(
  asked: readonly AskedQuestion[],
  answers: Answers,
  marks: Marks,
  { paper, reason, by, at }: Regrading,
): Marks {
  const again = asked.flatMap(({ questionId, points }) => {
    const version = paper.get(questionId);
    const before = marks[questionId];
    if (!version || before?.origin !== 'auto') return [];
    const share = shareOf(version.content, answers[questionId] ?? null);
    const score = share === null ? before.score : scoreOf(points, share);
    if (score === before.score) return [];
    const mark: QuestionMark = {
      ...before,
      score,
      revision: version.revision,
      by,
      at: at.toISOString(),
      reason,
    };
    return [[questionId, mark] as const];
  });
  return again.length === 0 ? marks : { ...marks, ...Object.fromEntries(again) };
}

/** 0 to so many points, with at most two places. */
export function isScoreOf(points: number, score: number): boolean {
  return score >= 0 && score <= points && Math.round(score * 100) / 100 === score;
}
