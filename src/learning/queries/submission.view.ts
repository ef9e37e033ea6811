import type { SubmissionState } from '#domain/learning/assessment/submission.words';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { isOpenTo } from './sight.js';

/** What it is worth, and why. */
export class SubmissionGradeView {
  /** Of each line of the rubric, in its order. */
  criteria!: number[];
  /** Before anything was taken for being late. */
  raw!: number;
  /** Markdown. */
  feedback!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string | null;
  /** The person. @format uuid */
  by!: string | null;
  /** @format date-time */
  at!: string;
  /** Why it is another one than before. */
  reason!: string | null;
}

/** One line of what is looked at. */
export class RubricLineView {
  title!: string;
  /** At most. */
  points!: number;
}

/** A file that was handed in. */
export class SubmittedFileView {
  /** @format uuid */
  id!: string;
  /** As its maker called it. */
  name!: string;
  /** By its content. */
  mediaType!: string;
  bytes!: number;
  /** Since when it cannot be downloaded any more. @format date-time */
  removedAt!: string | null;
}

/** Something that was handed in for an assignment. */
export class SubmissionView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  itemTitle!: string;
  /** @format uuid */
  enrolmentId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  learnerName!: string;
  /** 1 for the learner's first. */
  number!: number;
  state!: SubmissionState;
  /** @format date-time */
  submittedAt!: string;
  /** How many of the school's days it was late when it was handed in; 0: in time. */
  daysLate!: number;
  /** As it was written, in Markdown. */
  text!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string | null;
  links!: string[];
  /** In the order in which they were handed in. */
  files!: SubmittedFileView[];
  /** For learners only when it is released, or given back. */
  grade!: SubmissionGradeView | null;
  /** For learners only when it is released. */
  score!: number | null;
  points!: number;
  /** By which it is graded: that of when it was handed in, whatever the assignment says since; empty: by points alone. */
  rubric!: RubricLineView[];
  version!: number;
}

const filesOf = `coalesce((
    select json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes,
      'removedAt', f.removed_at) order by f.place)
    from learning.submission_files f where f.school_id = s.school_id and f.submission_id = s.id), '[]')`;

/** The same as `Submission.gradeBy` goes by. */
const rubricOf = `coalesce(s.rubric, case when (i.content #>> '{assignment,points}')::numeric = s.points
    then i.content #> '{assignment,rubric}' end, '[]')`;

/**
 * Selects a {@link SubmissionView} without its HTML of each submission `s` as its reader may see it (B6); a WHERE may follow.
 * @param sight a parameter of the statement
 */
export const selectSubmission = (sight: string) => `
  select s.id, s.run_id as "runId", s.item_id as "itemId", i.title as "itemTitle", s.enrolment_id as "enrolmentId",
    s.learner_id as "learnerId", p.display_name as "learnerName", s.number, s.state, s.submitted_at as "submittedAt",
    s.days_late as "daysLate", s.text, s.links, ${filesOf} as files, s.points::float8 as points, s.version,
    ${rubricOf} as rubric,
    case when s.state in ('released', 'returned') or ${isOpenTo(sight)} then s.grade end as grade,
    case when s.state = 'released' or ${isOpenTo(sight)} then s.score::float8 end as score
  from learning.submissions s
  join learning.items i on i.school_id = s.school_id and i.run_id = s.run_id and i.id = s.item_id
  join learning.enrolments e on e.school_id = s.school_id and e.id = s.enrolment_id
  join learning.runs r on r.school_id = s.school_id and r.id = s.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join roster_api.people_v1 p on p.school_id = s.school_id and p.roster_person_id = s.learner_id`;

/** What of it is Markdown. */
export function textsOf({ text, grade }: SubmissionView): readonly (string | null)[] {
  return [text, grade && grade.feedback];
}

/** As it was read, with its texts as HTML. */
export function withHtml({ grade, ...read }: SubmissionView): SubmissionView {
  return { ...read, html: htmlOf(read.text), grade: grade && { ...grade, html: htmlOf(grade.feedback) } };
}

function htmlOf(markdown: string | null): string | null {
  return markdown === null ? null : renderMarkdown(markdown);
}
