import type { PublicationState } from '#domain/learning/publication';

/** A run of a course as the API shows it. */
export class CourseRunView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  courseId!: string;
  courseTitle!: string;
  /** It is seen when its course is published, too. */
  state!: PublicationState;
  /** Which time it is. */
  title!: string;
  /** First day, by the school's clocks. @format date */
  startsOn!: string | null;
  /** Last day. @format date */
  endsOn!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link CourseRunView} of each run `r` with its course `c`; a WHERE may follow. */
export const selectRun = `
  select r.id, r.course_id as "courseId", c.title as "courseTitle", r.state, r.title, r.starts_on as "startsOn",
    r.ends_on as "endsOn", r.version
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;
