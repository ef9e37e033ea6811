import type { QuestionContent, QuestionState } from '#domain/learning/assessment/question.words';

/** A question with what is right: for those who make courses. */
export class QuestionView {
  /** @format uuid */
  id!: string;
  /** Whose bank it is in; null: that of the whole school. @format uuid */
  courseId!: string | null;
  /** What questions are drawn from at random. */
  pool!: string;
  state!: QuestionState;
  /** Which of its versions this is: the newest. */
  revision!: number;
  content!: QuestionContent;
  /** @format date-time */
  changedAt!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** An earlier version, or the newest. */
export class QuestionVersionView {
  revision!: number;
  content!: QuestionContent;
  /** @format date-time */
  madeAt!: string;
  /** The person. @format uuid */
  madeBy!: string | null;
}

/** Selects a {@link QuestionView} of each question `q`; a WHERE may follow. */
export const selectQuestion = `
  select q.id, q.course_id as "courseId", q.pool, q.state, q.revision, q.content, q.changed_at as "changedAt", q.version
  from learning.questions q`;

/**
 * True for a question `q` that the reader may see: of an own course, or of the school's bank.
 * @param sight a parameter of the statement
 */
export function questionSeenWith(sight: string): string {
  return `(${sight}::text = 'all' or ${sight}::text = 'author' and (q.course_id is null or exists (
    select from learning.courses c where c.school_id = q.school_id and c.id = q.course_id
      and platform.current_person() = any (c.instructors))))`;
}
