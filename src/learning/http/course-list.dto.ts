import { IsIn, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { MayBeLeftOut } from '#platform/http/rules';
import { MY_COURSE_SORTS, type MyCourseFilter } from '../queries/list-my-courses.query.js';
import { RUNNING_COURSE_SORTS, type RunningCourseFilter } from '../queries/list-running-courses.query.js';
import { MyCourseView } from '../queries/my-course.view.js';
import { RunningCourseView } from '../queries/running-course.view.js';

export class MyCourseListQuery extends PageQuery implements MyCourseFilter {
  /** By `title` of the course or `id` (as you were enrolled), backwards with a minus. */
  @IsIn(MY_COURSE_SORTS)
  sort: MyCourseFilter['sort'] = 'title';

  /** Of several students in your care only this one. */
  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;
}

export class RunningCourseListQuery extends PageQuery implements RunningCourseFilter {
  /** By `title` of the course or `id` of the run (as they were made), backwards with a minus. */
  @IsIn(RUNNING_COURSE_SORTS)
  sort: RunningCourseFilter['sort'] = 'title';

  /** Only those that this person teaches. */
  @MayBeLeftOut()
  @IsUUID()
  instructorId?: string;
}

export class MyCoursePage {
  items!: MyCourseView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class RunningCoursePage {
  items!: RunningCourseView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
