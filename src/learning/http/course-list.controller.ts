import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ListMyCoursesQuery } from '../queries/list-my-courses.query.js';
import { ListRunningCoursesQuery } from '../queries/list-running-courses.query.js';
import {
  MyCourseListQuery,
  MyCoursePage,
  RunningCourseListQuery,
  RunningCoursePage,
} from './course-list.dto.js';

/** Lists of courses with progress, each read at once and kept until something in it changes. */
@Controller('schools/:schoolId')
export class CourseListController {
  constructor(private readonly queries: QueryBus) {}

  /** The courses that you learn in, or a student in your care does: progress, next item, deadline. */
  @Get('my-courses')
  @Requires('learning.progress.read')
  listMyCourses(@CurrentActor() actor: Actor, @Query() filter: MyCourseListQuery): Promise<MyCoursePage> {
    return this.queries.execute(new ListMyCoursesQuery(filter, actor)) as Promise<MyCoursePage>;
  }

  /** The courses that go on, with who teaches and who learns: those that you teach, or all. */
  @Get('running-courses')
  @Requires('learning.progress.read')
  listRunningCourses(
    @CurrentActor() actor: Actor,
    @Query() filter: RunningCourseListQuery,
  ): Promise<RunningCoursePage> {
    return this.queries.execute(new ListRunningCoursesQuery(filter, actor)) as Promise<RunningCoursePage>;
  }
}
