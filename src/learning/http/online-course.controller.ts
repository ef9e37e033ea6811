import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import type { PublicationState } from '#domain/learning/publication';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeOnlineCourseCommand } from '../commands/change-online-course.command.js';
import { CreateOnlineCourseCommand } from '../commands/create-online-course.command.js';
import { EntrustOnlineCourseCommand } from '../commands/entrust-online-course.command.js';
import { SetOnlineCourseStateCommand } from '../commands/set-online-course-state.command.js';
import { GetOnlineCourseQuery } from '../queries/get-online-course.query.js';
import { ListOnlineCoursesQuery } from '../queries/list-online-courses.query.js';
import { OnlineCourseView } from '../queries/online-course.view.js';
import {
  ChangeOnlineCourseDto,
  CreateOnlineCourseDto,
  EntrustOnlineCourseDto,
  OnlineCourseListQuery,
  OnlineCoursePage,
} from './online-course.dto.js';

const CourseId = () => Param('onlineCourseId', idOf(OnlineCourseNotFound));

/** Online courses. Everybody sees what is published; drafts and archived ones are shown to their authors alone. */
@Controller('schools/:schoolId/online-courses')
export class OnlineCourseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The courses that you may see, by title. */
  @Get()
  @Requires('learning.course.read')
  list(@CurrentActor() actor: Actor, @Query() filter: OnlineCourseListQuery): Promise<OnlineCoursePage> {
    return this.queries.execute(new ListOnlineCoursesQuery(filter, actor)) as Promise<OnlineCoursePage>;
  }

  @Get(':onlineCourseId')
  @Requires('learning.course.read')
  get(@CurrentActor() actor: Actor, @CourseId() courseId: string): Promise<OnlineCourseView> {
    return this.queries.execute(new GetOnlineCourseQuery(courseId, actor));
  }

  /** Begins a draft. A teacher teaches it from the beginning; the office says who does. */
  @Post()
  @Requires('learning.course.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateOnlineCourseDto): Promise<OnlineCourseView> {
    const { id } = await this.commands.execute(new CreateOnlineCourseCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':onlineCourseId')
  @Requires('learning.course.manage')
  async change(
    @CurrentActor() actor: Actor,
    @CourseId() courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeOnlineCourseDto,
  ): Promise<OnlineCourseView> {
    await this.commands.execute(new ChangeOnlineCourseCommand({ courseId, changes, expectedVersion }, actor));
    return this.get(actor, courseId);
  }

  /** Says who teaches it, all of them. They work on it, too. */
  @Put(':onlineCourseId/instructors')
  @Requires('learning.course.manage')
  async entrust(
    @CurrentActor() actor: Actor,
    @CourseId() courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: EntrustOnlineCourseDto,
  ): Promise<OnlineCourseView> {
    const input = { ...body, courseId, expectedVersion };
    await this.commands.execute(new EntrustOnlineCourseCommand(input, actor));
    return this.get(actor, courseId);
  }

  /** Shows it to everybody, with those of its runs that are published. */
  @Post(':onlineCourseId/publish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  publish(
    @CurrentActor() actor: Actor,
    @CourseId() courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<OnlineCourseView> {
    return this.become('published', { courseId, expectedVersion }, actor);
  }

  /** Takes it back: from now on it is its authors' draft again, and its runs are not seen either. */
  @Post(':onlineCourseId/unpublish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  unpublish(
    @CurrentActor() actor: Actor,
    @CourseId() courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<OnlineCourseView> {
    return this.become('draft', { courseId, expectedVersion }, actor);
  }

  /** Keeps it as it is, unseen and unchanged, until it is published or made a draft again. */
  @Post(':onlineCourseId/archive')
  @HttpCode(200)
  @Requires('learning.course.manage')
  archive(
    @CurrentActor() actor: Actor,
    @CourseId() courseId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<OnlineCourseView> {
    return this.become('archived', { courseId, expectedVersion }, actor);
  }

  private async become(
    state: PublicationState,
    at: { courseId: string; expectedVersion: number | undefined },
    actor: Actor,
  ): Promise<OnlineCourseView> {
    await this.commands.execute(new SetOnlineCourseStateCommand({ ...at, state }, actor));
    return this.get(actor, at.courseId);
  }
}
