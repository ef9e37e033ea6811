import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../kernel/actor.js';
import { daysLate, reducedBy, soundAssignment, type Assignment } from './assignment.js';
import { ReasonMissing, ScoreInvalid } from './attempt.errors.js';
import {
  GradeInvalid,
  SubmissionInvalid,
  SubmissionNotGradable,
  SubmissionTooLate,
} from './submission.errors.js';
import { Submission } from './submission.js';

const DUE = new Date('2026-11-23T12:00:00Z');
const ESSAY: Assignment = {
  points: 10,
  accepts: ['text', 'link'],
  dueAt: DUE.toISOString(),
  late: 'reduced',
  reduction: 20,
  submissions: null,
  rubric: [],
  passAt: null,
  release: 'by_author',
};
const RUBRIC = [
  { title: 'Language', points: 4 },
  { title: 'Thought', points: 6 },
];
const PLACE = { schoolId: 's', runId: 'r', itemId: 'i', learnerId: 'l', enrolmentId: 'e' };
const ada = systemActor('s', 'ada');
const hours = (n: number) => new Date(DUE.getTime() + n * 3_600_000);
const handIn = (assignment: Assignment = ESSAY, now = hours(-1), work = {}) =>
  Submission.handIn(PLACE, 1, { text: 'Bread', links: [], ...work }, assignment, now);
const grade = (of: Submission, given: object, assignment: Assignment = ESSAY) =>
  of.gradeBy(
    { criteria: null, score: null, feedback: null, reason: null, ...given },
    assignment,
    ada,
    hours(1),
  );

describe('a submission', () => {
  it('is late by each day that has begun, to the instant, and worth less by our clock', () => {
    expect([hours(0), hours(0.1), hours(24), hours(24.1)].map((now) => daysLate(DUE, now))).toEqual([
      0, 1, 1, 2,
    ]);
    const late = handIn(ESSAY, hours(25));
    grade(late, { score: 9 });
    expect([late.daysLate, late.score]).toEqual([2, 5.4]);
    expect(() => handIn({ ...ESSAY, late: 'refused', reduction: null }, hours(0.1))).toThrow(
      SubmissionTooLate,
    );
    const taken = handIn({ ...ESSAY, late: 'accepted', reduction: null }, hours(500));
    grade(taken, { score: 9 });
    expect(taken.score).toBe(9);
  });

  it('is never worth less than nothing, nor more than it was', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(100), fc.nat(500), (hundredths, percent, days) => {
        const left = reducedBy(hundredths / 100, percent, days);
        expect(left >= 0 && left <= hundredths / 100).toBe(true);
        expect(reducedBy(hundredths / 100, percent, days + 1)).toBeLessThanOrEqual(left);
      }),
    );
  });

  it('is graded by its rubric, line by line, or in points', () => {
    const of = { ...ESSAY, rubric: RUBRIC };
    const work = handIn(of);
    for (const criteria of [null, [1], [4.001, 1], [5, 1]])
      expect(() => grade(work, { criteria, score: 3 }, of)).toThrow(GradeInvalid);
    grade(work, { criteria: [3.5, 6] }, of);
    expect([work.state, work.score]).toEqual(['graded', 9.5]);
    expect(() => grade(handIn(), { score: 10.01 })).toThrow(ScoreInvalid);
    expect(() => grade(handIn(), {})).toThrow(ScoreInvalid);
  });

  it('B6 is graded otherwise with a reason only, and stays released', () => {
    const work = handIn();
    grade(work, { score: 4 });
    work.release();
    expect(() => grade(work, { score: 5 })).toThrow(ReasonMissing);
    grade(work, { score: 5, reason: 'Read again' });
    expect([work.state, work.score]).toEqual(['released', 5]);
  });

  it('is given back before it is graded, and is then done with', () => {
    const work = handIn();
    work.giveBack('The end is missing', ada, hours(1));
    expect(() => grade(work, { score: 5 })).toThrow(SubmissionNotGradable);
    expect(() => work.release()).toThrow(SubmissionNotGradable);
    expect(() => work.giveBack('Again', ada, hours(2))).toThrow(SubmissionNotGradable);
  });

  it('holds what is asked for, and links of the web alone', () => {
    for (const work of [
      { text: null },
      { links: ['javascript:alert(1)'] },
      { links: ['https://a:b@example.org'] },
    ])
      expect(() => handIn(ESSAY, hours(-1), work)).toThrow(SubmissionInvalid);
    expect(() => handIn({ ...ESSAY, accepts: ['link'] })).toThrow(SubmissionInvalid);
    expect(() =>
      handIn({ ...ESSAY, accepts: ['text'] }, hours(-1), { links: ['https://example.org'] }),
    ).toThrow(SubmissionInvalid);
  });
});

describe('an assignment', () => {
  it.each<[Partial<Assignment>, string]>([
    [{ accepts: [] }, 'accepts'],
    [{ reduction: null }, 'reduction'],
    [{ late: 'accepted' }, 'reduction'],
    [{ dueAt: null }, 'dueAt'],
    [{ rubric: RUBRIC.slice(1) }, 'points'],
  ])('is refused where it is wrong: %j', (wrong, field) => {
    const faults = [expect.objectContaining({ pointer: `/assignment/${field}` })];
    expect(() => soundAssignment({ ...ESSAY, ...wrong })).toThrow(expect.objectContaining({ faults }));
  });
});
