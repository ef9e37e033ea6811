import type { CourseEnrolmentState, EnrolmentOrigin } from '#domain/learning/enrolment/enrolment.words';
import { isOpenTo } from './sight.js';

/** A person's place in a run as the API shows it. */
export class CourseEnrolmentView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  runId!: string;
  runTitle!: string;
  /** @format uuid */
  courseId!: string;
  courseTitle!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  learnerName!: string;
  origin!: EnrolmentOrigin;
  state!: CourseEnrolmentState;
  /** Since when it is in this state. @format date-time */
  since!: string;
  /** @format date-time */
  enrolledAt!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link CourseEnrolmentView} of each enrolment `e` in a run `r` of a course `c`; a WHERE may follow. */
export const selectEnrolment = `
  select e.id, e.run_id as "runId", r.title as "runTitle", r.course_id as "courseId", c.title as "courseTitle",
    e.learner_id as "learnerId", p.display_name as "learnerName", e.origin, e.state, e.since,
    e.enrolled_at as "enrolledAt", e.version
  from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id`;

const myRecords = `select me.roster_person_id from roster_api.people_v1 me where me.person_id = (select platform.current_person())`;

/** True for what a learner has, `e`, of somebody who is the reader. */
export const isMyOwn = `(e.learner_id in (${myRecords}))`;

/** Selects who the reader is, and looks after. */
export const myLearners = `
    ${myRecords}
    union all
    select g.student_id from roster_api.guardians_v1 g where g.person_id = (select platform.current_person())`;

/** True for what a learner has, `e`, of somebody who is the reader, or in the reader's care. */
export const isMine = `(e.learner_id in (${myLearners}))`;

/**
 * True for an enrolment that the reader sees: as an author of the course, or as the learner and whoever looks after the
 * learner, once there is something published to learn (B10).
 * @param sight a parameter of the statement
 */
export function enrolmentSeenWith(sight: string): string {
  return `(${isOpenTo(sight)} or c.state = 'published' and r.state = 'published' and ${isMine})`;
}
