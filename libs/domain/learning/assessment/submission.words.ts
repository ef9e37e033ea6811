import type { WholeFile } from '../video/video-sources.js';

/** Returned: given back to be worked on; it counts for nothing, and another one may be handed in. */
export const SUBMISSION_STATES = ['submitted', 'returned', 'graded', 'released'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What somebody hands in. */
export interface SubmittedWork {
  /** As it was written, in Markdown. */
  readonly text: string | null;
  readonly links: readonly string[];
  readonly files: readonly WholeFile[];
}

/** What it is worth, and why. */
export interface SubmissionGrade {
  /** Of each line of the rubric, in its order; empty without one. */
  readonly criteria: readonly number[];
  /** Before anything was taken for being late. */
  readonly raw: number;
  /** For the learner, in Markdown. */
  readonly feedback: string | null;
  readonly by: string | null;
  readonly at: string;
  /** Why it is another one than before. */
  readonly reason: string | null;
}

export interface GivenGrade {
  /** Of each line of the rubric, in its order. */
  readonly criteria: readonly number[] | null;
  /** Where there is no rubric. */
  readonly score: number | null;
  readonly feedback: string | null;
  readonly reason: string | null;
}
