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
import type { SubmissionRepository } from './submission.repository.js';
import { SubmittedFile } from './submitted-file.js';
import { FreeUploadRoomUseCase } from '../use-cases/free-upload-room.use-case.js';
import type { VideoSources } from '../video/video-sources.js';

const DUE = new Date('2026-11-23T12:00:00Z');
const ESSAY: Assignment = {
  points: 10,
  accepts: ['text', 'link'],
  files: null,
  dueAt: DUE.toISOString(),
  late: 'reduced',
  reduction: 20,
  submissions: null,
  rubric: [],
  passAt: null,
  release: 'by_author',
};
const WARSAW = 'Europe/Warsaw';
const RUBRIC = [
  { title: 'Language', points: 4 },
  { title: 'Thought', points: 6 },
];
const PLACE = { schoolId: 's', runId: 'r', itemId: 'i', learnerId: 'l', enrolmentId: 'e' };
const ada = systemActor('s', 'ada');
const hours = (n: number) => new Date(DUE.getTime() + n * 3_600_000);
const handIn = (assignment: Assignment = ESSAY, now = hours(-1), work = {}) =>
  Submission.handIn(PLACE, 1, { text: 'Bread', links: [], files: [], ...work }, assignment, {
    now,
    zone: WARSAW,
  });
const grade = (of: Submission, given: object, assignment: Assignment = ESSAY) =>
  of.gradeBy(
    { criteria: null, score: null, feedback: null, reason: null, ...given },
    assignment,
    ada,
    hours(1),
  );

describe('a submission', () => {
  it('is in time to the instant, and then worth less for each day, by our clock', () => {
    const days = [0, 0.1, 10.9, 11, 34.9, 35].map((after) => daysLate(DUE, hours(after), WARSAW));
    expect(days).toEqual([0, 1, 1, 1, 1, 2]); // due at 13:00: 11 hours later the next day begins
    const late = handIn(ESSAY, hours(36));
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

  it('is graded by the rubric that it was handed in by, whatever is asked since', () => {
    const work = handIn({ ...ESSAY, rubric: RUBRIC });
    const since = { ...ESSAY, points: 30, rubric: [...RUBRIC, { title: 'Sources', points: 20 }] };
    expect(() => grade(work, { criteria: [4, 6, 20] }, since)).toThrow(GradeInvalid);
    grade(work, { criteria: [3.5, 6] }, since);
    expect([work.score, work.points, work.rubric]).toEqual([9.5, 10, RUBRIC]);
    grade(work, { criteria: [4, 6], reason: 'Read again' }, { ...ESSAY, points: 5, rubric: [] });
    expect(work.score).toBe(10);
    const byPoints = handIn();
    grade(byPoints, { score: 7 }, since);
    expect(byPoints.score).toBe(7);
  });

  it('is always graded by something, also where its rubric was not kept', () => {
    const unkept = () => Object.assign(handIn({ ...ESSAY, rubric: RUBRIC }), { rubric: null });
    const work = unkept();
    grade(work, { criteria: [3.5, 6] }, { ...ESSAY, rubric: RUBRIC });
    expect(work.score).toBe(9.5);
    const other = unkept();
    grade(other, { score: 9 }, { ...ESSAY, points: 20, rubric: [{ title: 'All', points: 20 }] });
    expect(other.score).toBe(9);
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

describe('files that are handed in', () => {
  const scan = (mediaType = 'image/png', bytes = 10) => ({ sourceId: 'u', name: null, mediaType, bytes });
  const MIB = 1024 ** 2;
  const takes = (types: readonly string[]): Assignment => ({
    ...ESSAY,
    accepts: ['file'],
    files: { types, most: 2, maxMib: 1 },
  });
  const hand = (files: readonly object[], to = takes(['image/*', 'application/pdf'])) =>
    handIn(to, hours(-1), { text: null, files });

  it('are as many, as large and of such types as the assignment takes', () => {
    expect(hand([scan(), scan('application/pdf', MIB)]).files).toBe(2);
    expect(hand([scan('text/x-anything')], takes([])).files).toBe(1);
    const wrong = [
      [scan(), scan(), scan()],
      [scan('text/plain')],
      [scan('imagery/png')],
      [scan('image/png', MIB + 1)],
    ];
    for (const files of wrong) expect(() => hand(files)).toThrow(SubmissionInvalid);
    expect(() => hand([scan()], ESSAY)).toThrow(SubmissionInvalid);
    expect(() => hand([])).toThrow(SubmissionInvalid);
  });

  it('name the one that is not taken', () => {
    const faults = [expect.objectContaining({ pointer: '/uploadIds/1' })];
    expect(() => hand([scan(), scan('text/html')])).toThrow(expect.objectContaining({ faults }));
  });

  it('keep their order and have a name in any case', () => {
    const work = hand([scan()]);
    expect(SubmittedFile.of(work, 1, scan())).toMatchObject({
      submissionId: work.id,
      place: 1,
      name: 'file',
    });
  });
});

describe('an assignment', () => {
  it.each<[Partial<Assignment>, string]>([
    [{ accepts: [] }, 'accepts'],
    [{ accepts: ['file'] }, 'files'],
    [{ files: { types: [], most: 1, maxMib: 1 } }, 'files'],
    [{ reduction: null }, 'reduction'],
    [{ late: 'accepted' }, 'reduction'],
    [{ dueAt: null }, 'dueAt'],
    [{ rubric: RUBRIC.slice(1) }, 'points'],
  ])('is refused where it is wrong: %j', (wrong, field) => {
    const faults = [expect.objectContaining({ pointer: `/assignment/${field}` })];
    expect(() => soundAssignment({ ...ESSAY, ...wrong })).toThrow(expect.objectContaining({ faults }));
  });
});

describe('the files of what was handed in', () => {
  const now = hours(0);
  /** As much of a port as is asked for. */
  const part = <Port>(given: Partial<Port>) => given as Port;
  const upload = (sourceId: string) => ({ sourceId, name: null, mediaType: 'text/plain', bytes: 1 });
  const fileOf = (sourceId: string) => SubmittedFile.of({ id: 'w', schoolId: 's' }, 1, upload(sourceId));

  it('go with their uploads a month after they were replaced, and are the school’s when the run is over', async () => {
    const [replaced, kept] = [fileOf('replaced'), fileOf('kept')];
    const gone: string[] = [];
    const asked: Date[] = [];
    const freed = await new FreeUploadRoomUseCase({
      submissions: part<SubmissionRepository>({
        replacedFiles: async (before: Date) => {
          asked.push(before);
          return [replaced];
        },
        filesOfEndedRuns: async () => [kept],
      }),
      sources: part<VideoSources>({
        letGo: async (id: string) => void gone.push(id),
        handOver: async (ids: readonly string[]) =>
          void gone.push(...ids.map((id) => `${id} is the school’s`)),
      }),
      clock: { now: () => now },
    }).execute();
    expect([freed, gone]).toEqual([2, ['replaced', 'kept is the school’s']]);
    expect(asked).toEqual([hours(-30 * 24)]);
    expect(replaced).toMatchObject({ sourceId: null, removedAt: now, ofSchool: false, bytes: 1 });
    expect(kept).toMatchObject({ sourceId: 'kept', removedAt: null, ofSchool: true });
  });
});
