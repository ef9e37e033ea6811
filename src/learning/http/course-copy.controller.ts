import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { DuplicateCourseRunCommand } from '../commands/duplicate-course-run.command.js';
import { DuplicateOnlineCourseCommand } from '../commands/duplicate-online-course.command.js';
import { CourseRunView } from '../queries/course-run.view.js';
import { GetCourseRunQuery } from '../queries/get-course-run.query.js';
import { GetOnlineCourseQuery } from '../queries/get-online-course.query.js';
import { OnlineCourseView } from '../queries/online-course.view.js';
import { DuplicateCourseRunDto } from './course-run.dto.js';
import { DuplicateOnlineCourseDto } from './online-course.dto.js';

/** Copies: drafts with the same content, to go on from. */
@Controller('schools/:schoolId')
export class CourseCopyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Copies a course with its questions and those of its runs that are not archived; dates and learners are not copied. What is
   * changed in the one is not changed in the other.
   */
  @Post('online-courses/:onlineCourseId/duplicate')
  @Requires('learning.course.manage')
  async duplicateOnlineCourse(
    @CurrentActor() actor: Actor,
    @Param('onlineCourseId', idOf(OnlineCourseNotFound)) courseId: string,
    @Body() body: DuplicateOnlineCourseDto,
  ): Promise<OnlineCourseView> {
    const copy = await this.commands.execute(new DuplicateOnlineCourseCommand({ ...body, courseId }, actor));
    return this.queries.execute(new GetOnlineCourseQuery(copy.id, actor));
  }

  /** Teaches the same course once more: the outline is copied, dates and learners are not. It asks the questions of the course. */
  @Post('course-runs/:courseRunId/duplicate')
  @Requires('learning.course.manage')
  async duplicateCourseRun(
    @CurrentActor() actor: Actor,
    @Param('courseRunId', idOf(CourseRunNotFound)) runId: string,
    @Body() body: DuplicateCourseRunDto,
  ): Promise<CourseRunView> {
    const copy = await this.commands.execute(new DuplicateCourseRunCommand({ ...body, runId }, actor));
    return this.queries.execute(new GetCourseRunQuery(copy.id, actor));
  }
}
