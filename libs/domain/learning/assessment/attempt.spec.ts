import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../kernel/actor.js';
import {
  AnswerStale,
  AttemptNotEnded,
  AttemptOver,
  QuizNotReady,
  ReasonMissing,
  ScoreInvalid,
} from './attempt.errors.js';
import { QuizInvalid } from './assessment.errors.js';
import { Attempt } from './attempt.js';
import type { Key } from './key.js';
import type { AnswerToSave, QuestionMark } from './attempt.words.js';
import { askedOf, questionsOf } from './asking.js';
import { questionContent } from './question-content.js';
import type { QuestionVersion } from './question.repository.js';
import { soundQuiz, type Quiz } from './quiz.js';
import { isPassed, resultOf, type Scored } from './result-of.js';

const QUIZ: Quiz = {
  questionIds: ['yes', 'why'],
  draws: [],
  shuffleQuestions: false,
  shuffleOptions: true,
  attempts: 2,
  minutes: 10,
  method: 'best',
  passAt: 50,
  release: 'at_once',
  reveal: 'with_result',
};
const START = new Date('2026-11-23T08:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const PLACE = { schoolId: 's', runId: 'r', itemId: 'i', learnerId: 'l', enrolmentId: 'e' };
const ada = systemActor('s', 'ada');

const version = (questionId: string, isTrue: boolean, revision = 1): QuestionVersion => ({
  questionId,
  revision,
  content: questionContent({ kind: 'true_false', prompt: '?', points: 2, isTrue }, null),
});
const why = {
  questionId: 'why',
  revision: 1,
  content: questionContent({ kind: 'short_text', prompt: 'Why?', points: 3, manual: true }, null),
};
const paper = new Map([version('yes', true), why].map((one) => [one.questionId, one]));
const key: Key = { paper, corrections: [] };

function begun(questions = [...paper.values()]): Attempt {
  const ids = questions.map(({ questionId }) => questionId);
  const of = { number: 1, most: 2, minutes: 10, dueAt: at(10) };
  return Attempt.begin(PLACE, of, (seed) => askedOf(ids, questions, QUIZ, seed), START);
}

const yes: AnswerToSave = { questionId: 'yes', answer: { keys: ['true'] }, baseVersion: 0 };
const because: AnswerToSave = { questionId: 'why', answer: { text: 'because' }, baseVersion: 0 };
const states = (attempt: Attempt) => attempt.takeEvents().map(({ data }) => (data as { to: string }).to);
const marksOf = (attempt: Attempt) => (attempt as unknown as { marks: Record<string, QuestionMark> }).marks;

describe('an attempt', () => {
  it('B5 takes answers until its time is over by our clock, and is then over for good', () => {
    const attempt = begun();
    attempt.save([yes], paper, at(9.99));
    expect(() => attempt.save([because], paper, at(10))).toThrow(AttemptOver);
    expect(() => attempt.submit(key, at(10))).toThrow(AttemptOver);
    attempt.close(key, at(9));
    expect(attempt.state).toBe('in_progress');
    attempt.close(key, at(11));
    expect([attempt.state, attempt.endedAt]).toEqual(['graded', at(10)]);
    expect(states(attempt)).toEqual(['in_progress', 'overdue', 'graded']);
    expect(() => attempt.submit(key, at(12))).toThrow(AttemptOver);
  });

  it('B5 ends when what bounds it does now, by the minutes it was begun with; never before somebody says so, nor again', () => {
    const attempt = begun();
    const endBy = (lastMoment: Date | null, now: Date) => {
      attempt.endBy({ minutes: 10, lastMoment }, now);
      return attempt.dueAt;
    };
    expect(endBy(at(6), at(1))).toEqual(at(6));
    expect(endBy(at(60), at(2))).toEqual(at(10));
    expect(endBy(null, at(2))).toEqual(at(10));
    expect(endBy(at(1), at(5))).toEqual(at(5));
    expect(endBy(at(60), at(5))).toEqual(at(5));
    const told = attempt.takeEvents().map(({ data }) => (data as { dueAt: string }).dueAt);
    expect(told).toEqual([at(10), at(6), at(10), at(5)].map((one) => one.toISOString()));
    attempt.close(key, at(6));
    expect([attempt.state, attempt.endedAt]).toEqual(['abandoned', at(5)]);
    const unlimited = begun();
    unlimited.endBy({ minutes: null, lastMoment: null }, at(1));
    expect(unlimited.dueAt).toBeNull();
  });

  it('is abandoned when nothing was answered until then: used up, and worth nothing to be told', () => {
    const attempt = begun();
    attempt.save([{ ...because, answer: { text: ' ' } }], paper, at(1));
    attempt.close(key, at(10));
    expect([attempt.state, attempt.score]).toEqual(['abandoned', null]);
    expect(() => attempt.mark('yes', { score: 1, comment: null, reason: null }, ada, at(11))).toThrow(
      AttemptNotEnded,
    );
  });

  it('saves once what is saved twice, and nothing over what another device has changed', () => {
    const attempt = begun();
    attempt.save([yes], paper, at(1));
    attempt.save([yes], paper, at(2));
    const other = { ...yes, answer: { keys: ['false'] } };
    expect(() => attempt.save([other], paper, at(3))).toThrow(AnswerStale);
    attempt.save([{ ...other, baseVersion: 1 }], paper, at(3));
    expect(() => attempt.save([yes], paper, at(4))).toThrow(AnswerStale);
    // All of them or none.
    expect(() => attempt.save([because, yes], paper, at(4))).toThrow(AnswerStale);
    attempt.submit(key, at(5));
    expect(marksOf(attempt)['why']!.score).toBe(0);
  });

  it('is submitted once, waits for a person where one has to look, and is graded by that', () => {
    const attempt = begun();
    attempt.save([yes, because], paper, at(1));
    attempt.submit(key, at(2));
    attempt.submit(key, at(3));
    expect(states(attempt)).toEqual(['in_progress', 'submitted']);
    expect([attempt.score, marksOf(attempt)['yes']!.score]).toEqual([null, 2]);
    const mark = (score: number, reason: string | null = null) =>
      attempt.mark('why', { score, comment: null, reason }, ada, at(4));
    for (const wrong of [-1, 3.01, 1.005]) expect(() => mark(wrong)).toThrow(ScoreInvalid);
    mark(2.5);
    expect([attempt.state, attempt.score]).toEqual(['graded', 4.5]);
    expect(() => mark(3)).toThrow(ReasonMissing);
    attempt.release();
    mark(3, 'read again');
    expect([attempt.state, attempt.score]).toEqual(['released', 5]);
  });

  it('is measured anew by another version, for as many points, with what people have marked left as it is', () => {
    const attempt = begun();
    attempt.save([{ ...yes, answer: { keys: ['false'] } }, because], paper, at(1));
    attempt.submit(key, at(2));
    attempt.mark('why', { score: 1, comment: null, reason: null }, ada, at(3));
    expect(attempt.score).toBe(1);
    const by = {
      paper: new Map([
        ['yes', version('yes', false, 2)],
        ['why', why],
      ]),
      reason: 'It was wrong',
      by: 'ada',
      at: at(4),
    };
    expect(attempt.regrade(by)).toBe(true);
    expect(attempt.score).toBe(3);
    expect(marksOf(attempt)['yes']).toMatchObject({ revision: 2, reason: 'It was wrong', origin: 'auto' });
    expect(attempt.regrade(by)).toBe(false);
  });

  it('is measured, when it ends, by what was put right while it was under way', () => {
    const attempt = begun();
    attempt.save([{ ...yes, answer: { keys: ['false'] } }, because], paper, at(1));
    const right = version('yes', false, 2);
    expect([attempt.asksBefore(right), attempt.asksBefore(why)]).toEqual([true, false]);
    const corrections = [{ version: right, reason: 'It was wrong', by: 'ada' }];
    attempt.submit({ paper, corrections }, at(2));
    const mark = { score: 2, revision: 2, reason: 'It was wrong', by: 'ada', at: at(2).toISOString() };
    expect(marksOf(attempt)['yes']).toEqual({ ...mark, origin: 'auto', comment: null });
    expect(marksOf(attempt)['why']).toMatchObject({ score: null, revision: 1, reason: null });
    // Worth the same by both, it is what it would have been.
    const same = begun();
    same.save([yes], paper, at(1));
    const other = [{ ...corrections[0]!, version: version('yes', true, 2) }];
    same.submit({ paper, corrections: other }, at(2));
    expect(marksOf(same)['yes']).toMatchObject({ score: 2, revision: 1, reason: null });
  });
});

describe('what an attempt asks', () => {
  it('is drawn so many from each pool, none twice, and the same for the same seed', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.string(), fc.boolean(), (pool, seed, shuffleQuestions) => {
        const draw = { courseId: null, pool: 'x', count: 2 };
        const quiz = { ...QUIZ, questionIds: pool.slice(0, 1), draws: [draw], shuffleQuestions };
        const asked = questionsOf(quiz, [{ draw, questionIds: pool }], seed);
        expect(new Set(asked).size).toBe(3);
        expect(asked).toContain(pool[0]);
        expect(questionsOf(quiz, [{ draw, questionIds: pool.toReversed() }], seed)).toEqual(asked);
      }),
    );
  });

  it('is refused where there is too little', () => {
    const draw = { courseId: null, pool: 'x', count: 2 };
    expect(() => questionsOf({ ...QUIZ, draws: [draw] }, [{ draw, questionIds: ['a'] }], 's')).toThrow(
      QuizNotReady,
    );
    for (const wrong of [{ questionIds: [] }, { questionIds: ['a', 'a'] }, { draws: [draw, draw] }])
      expect(() => soundQuiz({ ...QUIZ, ...wrong })).toThrow(QuizInvalid);
    expect(() => soundQuiz({ ...QUIZ, attempts: null, reveal: 'when_done' })).toThrow(QuizInvalid);
  });
});

describe('results', () => {
  const attempts: Scored[] = [
    { number: 2, score: 5, points: 10 },
    { number: 1, score: 3, points: 4 },
    { number: 3, score: 1, points: 5 },
  ];

  it('are the best, the latest, the first, or the average, compared by shares', () => {
    expect(resultOf('best', attempts)).toEqual({ score: 3, points: 4 });
    expect(resultOf('latest', attempts)).toEqual({ score: 1, points: 5 });
    expect(resultOf('first', attempts)).toEqual({ score: 3, points: 4 });
    expect(resultOf('average', attempts)).toEqual({ score: 2.42, points: 5 });
    expect(resultOf('best', [])).toBeNull();
  });

  it('never go out of their points, in whatever order attempts are known', () => {
    const scored = fc
      .integer({ min: 1, max: 100 })
      .chain((points) => fc.integer({ min: 0, max: points * 100 }).map((n) => ({ score: n / 100, points })));
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 6 }), (all) => {
        const numbered = all.map((one, i) => ({ ...one, number: i + 1 }));
        for (const method of ['best', 'latest', 'first', 'average'] as const) {
          const { score, points } = resultOf(method, numbered)!;
          expect(score >= 0 && score <= points).toBe(true);
          expect(resultOf(method, numbered.toReversed())).toEqual({ score, points });
        }
      }),
    );
  });

  it('are passed from so many percent on', () => {
    expect([isPassed({ score: 3, points: 6 }, 50), isPassed({ score: 2.99, points: 6 }, 50)]).toEqual([
      true,
      false,
    ]);
    expect(isPassed({ score: 0, points: 6 }, null)).toBe(true);
    for (let percent = 1; percent <= 100; percent++) {
      const exactly = { score: percent / 100, points: 1 };
      expect([percent, isPassed(exactly, percent), isPassed(exactly, percent + 1)]).toEqual([
        percent,
        true,
        false,
      ]);
    }
  });
});
