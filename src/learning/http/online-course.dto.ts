import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PUBLICATION_STATES, type PublicationState } from '#domain/learning/publication';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { ONLINE_COURSE_SORTS, type OnlineCourseFilter } from '../queries/list-online-courses.query.js';
import { OnlineCourseSummaryView } from '../queries/online-course.view.js';

export class OnlineCourseListQuery extends PageQuery implements OnlineCourseFilter {
  /** By `title` or `id` (as they were made), backwards with a minus. */
  @IsIn(ONLINE_COURSE_SORTS)
  sort: OnlineCourseFilter['sort'] = 'title';

  @MayBeLeftOut()
  @IsIn(PUBLICATION_STATES)
  state?: PublicationState;

  /** `true`: only those that you teach. */
  @MayBeLeftOut()
  @IsFlag()
  mine?: boolean;

  /** A part of the title or the summary, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

export class CreateOnlineCourseDto {
  @IsLine(200)
  title!: string;

  /** In a line or two, for lists. */
  @IsOptional()
  @IsText(500)
  summary: string | null = null;

  /** Markdown. */
  @IsOptional()
  @IsText(20_000)
  description: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeOnlineCourseDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsText(500)
  summary?: string | null;

  /** Markdown. */
  @IsOptional()
  @IsText(20_000)
  description?: string | null;
}

export class EntrustOnlineCourseDto {
  /** All who teach it: members of the school's staff. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds!: string[];
}

export class DuplicateOnlineCourseDto {
  /** Of the copy; the same when left out. */
  @IsOptional()
  @IsLine(200)
  title: string | null = null;
}

export class OnlineCoursePage {
  items!: OnlineCourseSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
