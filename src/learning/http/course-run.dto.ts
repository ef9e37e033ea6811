import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PUBLICATION_STATES, type PublicationState } from '#domain/learning/publication';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { CourseRunView } from '../queries/course-run.view.js';
import { COURSE_RUN_SORTS, type CourseRunFilter } from '../queries/list-course-runs.query.js';

export class CourseRunListQuery extends PageQuery implements CourseRunFilter {
  /** By `id` (as they were made), backwards with a minus. */
  @IsIn(COURSE_RUN_SORTS)
  sort: CourseRunFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  courseId?: string;

  @MayBeLeftOut()
  @IsIn(PUBLICATION_STATES)
  state?: PublicationState;
}

export class DuplicateCourseRunDto {
  /** Which time it is: “Autumn 2026”. */
  @IsLine(200)
  title!: string;

  /** First day, by the school's clocks. */
  @IsOptional()
  @IsLocalDate()
  startsOn: string | null = null;

  /** Last day. */
  @IsOptional()
  @IsLocalDate()
  endsOn: string | null = null;
}

export class CreateCourseRunDto extends DuplicateCourseRunDto {
  @IsUUID()
  courseId!: string;
}

/** What is left out stays as it is. */
export class ChangeCourseRunDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsLocalDate()
  startsOn?: string | null;

  @IsOptional()
  @IsLocalDate()
  endsOn?: string | null;
}

export class CourseRunPage {
  items!: CourseRunView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
