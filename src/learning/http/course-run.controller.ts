import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import type { PublicationState } from '#domain/learning/publication';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeCourseRunCommand } from '../commands/change-course-run.command.js';
import { CreateCourseRunCommand } from '../commands/create-course-run.command.js';
import { SetCourseRunStateCommand } from '../commands/set-course-run-state.command.js';
import { CourseRunView } from '../queries/course-run.view.js';
import { GetCourseRunQuery } from '../queries/get-course-run.query.js';
import { ListCourseRunsQuery } from '../queries/list-course-runs.query.js';
import {
  ChangeCourseRunDto,
  CourseRunListQuery,
  CourseRunPage,
  CreateCourseRunDto,
} from './course-run.dto.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));

/** Runs: the times that a course is taught. One is seen when it and its course are published. */
@Controller('schools/:schoolId/course-runs')
export class CourseRunController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The runs that you may see, the newest first. */
  @Get()
  @Requires('learning.course.read')
  list(@CurrentActor() actor: Actor, @Query() filter: CourseRunListQuery): Promise<CourseRunPage> {
    return this.queries.execute(new ListCourseRunsQuery(filter, actor)) as Promise<CourseRunPage>;
  }

  @Get(':courseRunId')
  @Requires('learning.course.read')
  get(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<CourseRunView> {
    return this.queries.execute(new GetCourseRunQuery(runId, actor));
  }

  /** Plans a run, as a draft. */
  @Post()
  @Requires('learning.course.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCourseRunDto): Promise<CourseRunView> {
    const { id } = await this.commands.execute(new CreateCourseRunCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':courseRunId')
  @Requires('learning.course.manage')
  async change(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCourseRunDto,
  ): Promise<CourseRunView> {
    await this.commands.execute(new ChangeCourseRunCommand({ runId, changes, expectedVersion }, actor));
    return this.get(actor, runId);
  }

  @Post(':courseRunId/publish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  publish(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseRunView> {
    return this.become('published', { runId, expectedVersion }, actor);
  }

  /** Takes it back: from now on it is a draft again. */
  @Post(':courseRunId/unpublish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  unpublish(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseRunView> {
    return this.become('draft', { runId, expectedVersion }, actor);
  }

  /** Keeps it as it is, unseen and unchanged, until it is published or made a draft again. */
  @Post(':courseRunId/archive')
  @HttpCode(200)
  @Requires('learning.course.manage')
  archive(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseRunView> {
    return this.become('archived', { runId, expectedVersion }, actor);
  }

  private async become(
    state: PublicationState,
    at: { runId: string; expectedVersion: number | undefined },
    actor: Actor,
  ): Promise<CourseRunView> {
    await this.commands.execute(new SetCourseRunStateCommand({ ...at, state }, actor));
    return this.get(actor, at.runId);
  }
}
