import type { GradeCategory } from '#domain/learning/assessment/grading-scheme.words';
import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';

/** The words of OneRoster 1.2 for a result. */
export const SCORE_STATUSES = ['not submitted', 'submitted', 'fully graded'] as const;
export type ScoreStatus = (typeof SCORE_STATUSES)[number];

/** A quiz or an assignment, as a column of the gradebook; in the words of OneRoster 1.2. */
export class LineItemView {
  /** The item's. @format uuid */
  id!: string;
  title!: string;
  kind!: 'quiz' | 'assignment';
  /** In which it is weighed; null: in none. */
  category!: string | null;
  resultValueMin!: number;
  /** Of a quiz the most that an attempt was worth so far; null: nothing was graded. */
  resultValueMax!: number | null;
  /** When it is due, or closes. @format date-time */
  dueDate!: string | null;
  /** Whether it counts in the total. */
  counts!: boolean;
}

/** What a learner has reached at a line item; in the words of OneRoster 1.2. */
export class ResultView {
  /** @format uuid */
  lineItemId!: string;
  scoreStatus!: ScoreStatus;
  score!: number | null;
  resultValueMax!: number | null;
  /** Whether the learner sees it. */
  released!: boolean;
  /** Whether a person has said what it is, instead of what was worked out. */
  overridden!: boolean;
  /** @format date-time */
  scoreDate!: string | null;
}

export class GradebookRowView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  learnerId!: string;
  learnerName!: string;
  /** Of the enrolment: also whoever has left the run, or was in it to its end, stays with what there is. */
  state!: CourseEnrolmentState;
  /** One for each line item, in their order. */
  results!: ResultView[];
  /** Of everything that is graded, in percent with two places; null: nothing is. */
  total!: number | null;
}

/** What everybody in a run has reached. */
export class GradebookView {
  /** @format uuid */
  runId!: string;
  runTitle!: string;
  courseTitle!: string;
  categories!: GradeCategory[];
  /** In the order of the outline. */
  lineItems!: LineItemView[];
  /** Each learner once, by name. */
  items!: GradebookRowView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

/** How the results of a run become one. */
export class GradingSchemeView {
  /** @format uuid */
  runId!: string;
  /** None: all points are added. Otherwise only what is in one of them counts. */
  categories!: GradeCategory[];
  /** What counts for nothing. @format uuid */
  excluded!: string[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** What one learner has reached, of what is released. */
export class OwnGradesView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  learnerId!: string;
  lineItems!: LineItemView[];
  results!: ResultView[];
  /** Of what is released, in percent with two places; null: nothing is. */
  total!: number | null;
}

/** What a result was at one time. */
export class ResultChangeView {
  /** 1 for the first. */
  version!: number;
  /** Of everything that was graded. */
  score!: number | null;
  /** Of what was released. */
  releasedScore!: number | null;
  /** What a person said instead. */
  override!: number | null;
  reason!: string | null;
  /** @format date-time */
  changedAt!: string;
  /** The person; null: it was worked out. @format uuid */
  changedBy!: string | null;
}
