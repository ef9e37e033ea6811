import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsLine, MayBeLeftOut } from '#platform/http/rules';
import { CourseView } from '../queries/course.view.js';
import { COURSE_SORTS, type CourseFilter } from '../queries/list-courses.query.js';

export class CourseListQuery extends PageQuery implements CourseFilter {
  /** By `title`, backwards with a minus. */
  @IsIn(COURSE_SORTS)
  sort: CourseFilter['sort'] = 'title';

  @MayBeLeftOut()
  @IsLine(50)
  code?: string;

  @MayBeLeftOut()
  @IsLine(20)
  grade?: string;

  /** The beginning of the title, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

export class CreateCourseDto {
  @IsLine(200)
  title!: string;

  @IsOptional()
  @IsLine(50)
  code: string | null = null;

  @AreLines(30, 20)
  grades: string[] = [];

  @AreLines(30, 100)
  subjects: string[] = [];

  @AreLines(30, 50)
  subjectCodes: string[] = [];
}

/** What is left out stays as it is. */
export class ChangeCourseDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsLine(50)
  code?: string | null;

  @MayBeLeftOut()
  @AreLines(30, 20)
  grades?: string[];

  @MayBeLeftOut()
  @AreLines(30, 100)
  subjects?: string[];

  @MayBeLeftOut()
  @AreLines(30, 50)
  subjectCodes?: string[];
}

export class CoursePage {
  items!: CourseView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
