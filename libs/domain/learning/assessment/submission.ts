import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { webAddress } from '../../kernel/web-address.js';
import { daysLate, reducedBy, type Assignment, type Criterion } from './assignment.js';
import type { AttemptPlace } from './attempt.js';
import { ReasonMissing, ScoreInvalid } from './attempt.errors.js';
import { sumOf } from './grading.js';
import { isScoreOf } from './marking.js';
import {
  GradeInvalid,
  SubmissionInvalid,
  SubmissionNotGradable,
  SubmissionTooLate,
} from './submission.errors.js';
import { SubmissionChanged } from './submission.events.js';
import { assertFilesFit } from './submitted-file.js';
import type { GivenGrade, SubmissionGrade, SubmissionState, SubmittedWork } from './submission.words.js';

/** Something that a learner has handed in. It stays as it was: what is done better is handed in anew. */
export class Submission extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly itemId!: string;
  readonly learnerId!: string;
  readonly enrolmentId!: string;
  /** 1 for the learner's first. */
  readonly number!: number;
  readonly state!: SubmissionState;
  readonly submittedAt!: Date;
  /** By the school's days of then: it stays, whatever becomes of the due date or of the zone. */
  readonly daysLate!: number;
  /** Percent that are taken for each of them. */
  readonly reduction!: number | null;
  private text!: string | null;
  private links!: readonly string[];
  /** How many files belong to it. */
  readonly files!: number;
  private grade!: SubmissionGrade | null;
  /** What it is worth, late or not; null until it is graded. */
  readonly score!: number | null;
  readonly points!: number;
  /** By which it is graded: that of then, as its points are. Null: the version before did not keep it. */
  readonly rubric!: readonly Criterion[] | null;
  readonly version!: number;
  /** Whether learners are shown the assignment: otherwise its authors alone hear of it (B10). Read with it, and not stored. */
  readonly isPublished!: boolean;

  /** By our clock, and late by the days of the school's zone. @throws SubmissionTooLate, SubmissionInvalid */
  static handIn(
    at: AttemptPlace,
    number: number,
    work: SubmittedWork,
    to: Assignment,
    { now, zone }: { readonly now: Date; readonly zone: string },
  ): Submission {
    const dueAt = to.dueAt === null ? null : new Date(to.dueAt);
    const late = daysLate(dueAt, now, zone);
    if (late > 0 && to.late === 'refused') throw new SubmissionTooLate(dueAt!);
    const submission = new Submission();
    Object.assign(submission, at, { id: newId(), number, submittedAt: now, daysLate: late });
    Object.assign(submission, {
      ...soundWork(work, to),
      reduction: to.reduction,
      points: to.points,
      rubric: to.rubric,
      grade: null,
      score: null,
      version: 1,
      isPublished: true, // nothing is handed in for a draft
    });
    submission.move('submitted', null);
    return submission;
  }

  /** @throws ReasonMissing when it was graded before, ScoreInvalid, GradeInvalid */
  gradeBy(given: GivenGrade, assignment: Assignment, by: Actor, now: Date): void {
    if (this.state === 'returned') throw new SubmissionNotGradable(this.state);
    if (this.grade !== null && given.reason === null) throw new ReasonMissing();
    const rubric = this.rubric ?? (assignment.points === this.points ? assignment.rubric : []);
    const criteria =
      rubric.length > 0
        ? soundCriteria(
            given.criteria ?? [],
            rubric.map((one) => one.points),
          )
        : [];
    const raw = rubric.length > 0 ? sumOf(criteria) : given.score;
    if (raw === null || !isScoreOf(this.points, raw)) throw new ScoreInvalid(this.points);
    const { feedback, reason } = given;
    this.grade = { criteria, raw, feedback, reason, by: by.personId, at: now.toISOString() };
    Object.assign(this, { score: reducedBy(raw, this.reduction, this.daysLate) });
    if (this.state === 'submitted') this.move('graded', this.state);
  }

  /** To be worked on: the learner reads why, and may hand in another one. */
  giveBack(feedback: string, by: Actor, now: Date): void {
    if (this.state !== 'submitted') throw new SubmissionNotGradable(this.state);
    const told = { by: by.personId, at: now.toISOString(), reason: null };
    this.grade = { criteria: [], raw: 0, feedback, ...told };
    this.move('returned', this.state);
  }

  /** The learner sees the result from now on (B6). Released already is no change. */
  release(): void {
    if (this.state === 'released') return;
    if (this.state !== 'graded') throw new SubmissionNotGradable(this.state);
    this.move('released', this.state);
  }

  private move(to: SubmissionState, from: SubmissionState | null): void {
    Object.assign(this, { state: to });
    const { runId, itemId, learnerId, enrolmentId, number, isPublished } = this;
    const facts = { runId, itemId, learnerId, enrolmentId, number, isPublished };
    this.record(new SubmissionChanged(this.id, { ...facts, from, to }));
  }
}

function soundWork({ text, links, files }: SubmittedWork, { accepts, files: terms }: Assignment) {
  if (text !== null && !accepts.includes('text'))
    throw new SubmissionInvalid('text', 'must be left out: the assignment asks for none');
  if (links.length > 0 && !accepts.includes('link'))
    throw new SubmissionInvalid('links', 'must be left out: the assignment asks for none');
  assertFilesFit(files, terms);
  if (text === null && links.length === 0 && files.length === 0)
    throw new SubmissionInvalid('text', 'must be there, or a link, or a file');
  return { text, links: links.map((link, i) => soundLink(link, i)), files: files.length };
}

function soundLink(link: string, i: number): string {
  const refused = (detail: string) => new SubmissionInvalid(`links/${i}`, detail);
  return webAddress(link, refused);
}

function soundCriteria(given: readonly number[], points: readonly number[]): readonly number[] {
  const fits = given.length === points.length && given.every((score, i) => isScoreOf(points[i]!, score));
  if (!fits)
    throw new GradeInvalid('criteria', 'must be as many as the rubric has lines, each within its points');
  return given;
}
