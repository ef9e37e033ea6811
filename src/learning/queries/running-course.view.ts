import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';
import { endOfRun, lastsUntil } from './lasting.js';
import { InstructorView, instructorsOf } from './online-course.view.js';
import { percentOf } from './progress.view.js';

/** Somebody who learns in a run, in the list of those that go on. */
export class RunLearnerView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  learnerId!: string;
  displayName!: string;
  state!: CourseEnrolmentState;
  percent!: number;
}

/** A course that goes on, with who teaches it and who learns in it. */
export class RunningCourseView {
  /** @format uuid */
  courseId!: string;
  courseTitle!: string;
  instructors!: InstructorView[];
  /** @format uuid */
  runId!: string;
  runTitle!: string;
  /** @format date */
  startsOn!: string | null;
  /** @format date */
  endsOn!: string | null;
  /** Who learns now, is suspended or done, by name. */
  learners!: RunLearnerView[];
  /** How far they have come on average, in whole percent, rounded down. */
  averagePercent!: number;
}

const ofRun = `
  learning.enrolments e
  left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id
  join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
  where e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'suspended', 'completed')`;

/**
 * Selects a lasting {@link RunningCourseView} of each run `r` of a course `c`; a WHERE may follow. What costs something is a column
 * and no join: then PostgreSQL works it out for the rows of the page alone, after sorting.
 */
export const selectRunningCourse = `
  select c.id as "courseId", c.title as "courseTitle", ${instructorsOf}, r.id as "runId", r.title as "runTitle",
    r.starts_on as "startsOn", r.ends_on as "endsOn",
    (select coalesce(json_agg(json_build_object('enrolmentId', e.id, 'learnerId', e.learner_id, 'displayName',
      p.display_name, 'state', e.state, 'percent', ${percentOf}) order by p.display_name, e.id), '[]')
      from ${ofRun}) as learners,
    (select coalesce(floor(avg(${percentOf})), 0)::int from ${ofRun}) as "averagePercent",
    ${lastsUntil(endOfRun)}
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;
