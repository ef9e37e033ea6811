import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseNotFound } from '#domain/roster/course.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeCourseCommand } from '../commands/change-course.command.js';
import { CreateCourseCommand } from '../commands/create-course.command.js';
import { RemoveCourseCommand } from '../commands/remove-course.command.js';
import { GetCourseQuery } from '../queries/get-course.query.js';
import { ListCoursesQuery } from '../queries/list-courses.query.js';
import { CourseView } from '../queries/course.view.js';
import { ChangeCourseDto, CourseListQuery, CoursePage, CreateCourseDto } from './course.dto.js';

/** Courses: what is taught. */
@Controller('schools/:schoolId/courses')
export class CourseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The courses, by title. */
  @Get()
  @Requires('roster.section.read')
  list(@CurrentActor() actor: Actor, @Query() filter: CourseListQuery): Promise<CoursePage> {
    return this.queries.execute(new ListCoursesQuery(filter, actor)) as Promise<CoursePage>;
  }

  @Get(':courseId')
  @Requires('roster.section.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('courseId', idOf(CourseNotFound)) courseId: string,
  ): Promise<CourseView> {
    return this.queries.execute(new GetCourseQuery(courseId, actor));
  }

  @Post()
  @Requires('roster.section.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCourseDto): Promise<CourseView> {
    const { id } = await this.commands.execute(new CreateCourseCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':courseId')
  @Requires('roster.section.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('courseId', idOf(CourseNotFound)) courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCourseDto,
  ): Promise<CourseView> {
    await this.commands.execute(new ChangeCourseCommand({ courseId, changes, expectedVersion }, actor));
    return this.get(actor, courseId);
  }

  /** Only a course without sections can be removed. */
  @Delete(':courseId')
  @HttpCode(204)
  @Requires('roster.section.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('courseId', idOf(CourseNotFound)) courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemoveCourseCommand({ courseId, expectedVersion }, actor));
  }
}
