import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseModuleNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddCourseModuleCommand } from '../commands/add-course-module.command.js';
import { ArrangeOutlineCommand } from '../commands/arrange-outline.command.js';
import { ChangeCourseModuleCommand } from '../commands/change-course-module.command.js';
import { RemoveCourseModuleCommand } from '../commands/remove-course-module.command.js';
import { GetCourseModuleQuery } from '../queries/get-course-module.query.js';
import { GetOutlineQuery } from '../queries/get-outline.query.js';
import { CourseModuleView, OutlineView } from '../queries/outline.view.js';
import { AddCourseModuleDto, ArrangeOutlineDto, ChangeCourseModuleDto } from './outline.dto.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));
const ModuleId = () => Param('courseModuleId', idOf(CourseModuleNotFound));

/** What a run is made of: its modules in order, and in each its items. Its learners see what of it is published. */
@Controller('schools/:schoolId')
export class OutlineController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Without the contents; to authors drafts included. */
  @Get('course-runs/:courseRunId/outline')
  @Requires('learning.course.read')
  getOutline(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<OutlineView> {
    return this.queries.execute(new GetOutlineQuery(runId, actor));
  }

  /** Puts modules and items in order; an item may go into another module. */
  @Put('course-runs/:courseRunId/outline')
  @Requires('learning.course.manage')
  async arrangeOutline(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Body() body: ArrangeOutlineDto,
  ): Promise<OutlineView> {
    await this.commands.execute(new ArrangeOutlineCommand({ ...body, runId }, actor));
    return this.getOutline(actor, runId);
  }

  @Get('course-modules/:courseModuleId')
  @Requires('learning.course.read')
  getCourseModule(@CurrentActor() actor: Actor, @ModuleId() moduleId: string): Promise<CourseModuleView> {
    return this.queries.execute(new GetCourseModuleQuery(moduleId, actor));
  }

  /** Puts a module at the end of a run. */
  @Post('course-modules')
  @Requires('learning.course.manage')
  async addCourseModule(
    @CurrentActor() actor: Actor,
    @Body() body: AddCourseModuleDto,
  ): Promise<CourseModuleView> {
    const { id } = await this.commands.execute(new AddCourseModuleCommand(body, actor));
    return this.getCourseModule(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch('course-modules/:courseModuleId')
  @Requires('learning.course.manage')
  async changeCourseModule(
    @CurrentActor() actor: Actor,
    @ModuleId() moduleId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCourseModuleDto,
  ): Promise<CourseModuleView> {
    await this.commands.execute(new ChangeCourseModuleCommand({ moduleId, changes, expectedVersion }, actor));
    return this.getCourseModule(actor, moduleId);
  }

  /** Only an empty module can be removed. */
  @Delete('course-modules/:courseModuleId')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async removeCourseModule(@CurrentActor() actor: Actor, @ModuleId() moduleId: string): Promise<void> {
    await this.commands.execute(new RemoveCourseModuleCommand({ moduleId }, actor));
  }
}
