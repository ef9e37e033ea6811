import { dateIn, daysBetween } from '../../kernel/local-date.js';
import { AssignmentInvalid } from './submission.errors.js';
import type { Release } from './quiz.js';

/** What may be handed in. */
export const SUBMISSION_PARTS = ['text', 'link', 'file'] as const;
export type SubmissionPart = (typeof SUBMISSION_PARTS)[number];

/** What becomes of what comes late: it is taken, not taken, or worth less. */
export const LATE_POLICIES = ['accepted', 'refused', 'reduced'] as const;
export type LatePolicy = (typeof LATE_POLICIES)[number];

/** Which files are taken, several at once. */
export interface FileTerms {
  /** Media types by their content, `application/pdf` or `image/*`; none: whatever it is. */
  readonly types: readonly string[];
  /** How many with one submission. */
  readonly most: number;
  /** Of each of them. */
  readonly maxMib: number;
}

/** One line of a rubric: what is looked at, and how many points it is worth. */
export interface Criterion {
  readonly title: string;
  readonly points: number;
}

/** What is to be handed in, until when, and how it is graded. */
export interface Assignment {
  /** Whole points; of a rubric the sum of its lines. */
  readonly points: number;
  readonly accepts: readonly SubmissionPart[];
  /** Null: none. */
  readonly files: FileTerms | null;
  /** ISO 8601; null: as long as the item is open. */
  readonly dueAt: string | null;
  readonly late: LatePolicy;
  /** Of `reduced`: whole percent of the score for each day late. */
  readonly reduction: number | null;
  /** How often something may be handed in, apart from what was given back; null: any number. */
  readonly submissions: number | null;
  /** Empty: it is graded by points alone. */
  readonly rubric: readonly Criterion[];
  /** From how many percent on it is passed; null: whatever is graded is. */
  readonly passAt: number | null;
  readonly release: Release;
}

/** @throws AssignmentInvalid */
export function soundAssignment(given: Assignment): Assignment {
  const { points, accepts, files, late, reduction, rubric, dueAt } = given;
  if (accepts.length === 0) throw new AssignmentInvalid('accepts', 'must name something to hand in');
  if (accepts.includes('file') !== (files !== null))
    throw new AssignmentInvalid('files', 'must be there where files are accepted, and nowhere else');
  if ((late === 'reduced') !== (reduction !== null))
    throw new AssignmentInvalid('reduction', 'must be there where late is reduced, and nowhere else');
  if (late !== 'accepted' && dueAt === null)
    throw new AssignmentInvalid('dueAt', 'must be there: nothing is late without it');
  const sum = rubric.reduce((total, one) => total + one.points, 0);
  if (rubric.length > 0 && sum !== points)
    throw new AssignmentInvalid('points', 'must be the sum of the points of the rubric');
  return { ...given, dueAt: dueAt && new Date(dueAt).toISOString() };
}

/** The same assignment for another time: dates are not copied, and nothing is late without one. */
export function assignmentOfCopy(assignment: Assignment): Assignment {
  return { ...assignment, dueAt: null, late: 'accepted', reduction: null };
}

/**
 * How many of the school's days something is late; 0: in time, to the instant of the due date. Later on the day on which it was
 * due is a day as well: nothing that is late is late by nothing. What is due at midnight is due at the end of a day, not at the
 * beginning of the next. A day on which clocks change is a day, however long it is.
 * @param zone the school's, IANA
 */
export function daysLate(dueAt: Date | null, submittedAt: Date, zone: string): number {
  if (dueAt === null || submittedAt <= dueAt) return 0;
  const lastDay = dateIn(zone, new Date(dueAt.getTime() - 1));
  return Math.max(1, daysBetween(lastDay, dateIn(zone, submittedAt)));
}

/** What is left of a score when so many percent of it are taken for each day, to two places and never less than nothing. */
export function reducedBy(score: number, percent: number | null, days: number): number {
  const left = Math.max(0, 100 - (percent ?? 0) * days);
  return Math.round(score * left) / 100;
}
