import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TeachingAssignmentNotFound } from '#domain/roster/teaching-assignment.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AssignTeacherCommand } from '../commands/assign-teacher.command.js';
import { ChangeTeachingAssignmentCommand } from '../commands/change-teaching-assignment.command.js';
import { EndTeachingAssignmentCommand } from '../commands/end-teaching-assignment.command.js';
import { GetTeachingAssignmentQuery } from '../queries/get-teaching-assignment.query.js';
import { ListTeachingAssignmentsQuery } from '../queries/list-teaching-assignments.query.js';
import { TeachingAssignmentView } from '../queries/teaching-assignment.view.js';
import {
  AssignTeacherDto,
  ChangeTeachingAssignmentDto,
  EndTeachingAssignmentDto,
  TeachingAssignmentListQuery,
  TeachingAssignmentPage,
} from './teaching-assignment.dto.js';

/** Teaching assignments: who teaches which section, from a day to a day. */
@Controller('schools/:schoolId/teaching-assignments')
export class TeachingAssignmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The teaching assignments of the sections that you may see. */
  @Get()
  @Requires('roster.section.read')
  list(
    @CurrentActor() actor: Actor,
    @Query() filter: TeachingAssignmentListQuery,
  ): Promise<TeachingAssignmentPage> {
    return this.queries.execute(
      new ListTeachingAssignmentsQuery(filter, actor),
    ) as Promise<TeachingAssignmentPage>;
  }

  @Get(':teachingAssignmentId')
  @Requires('roster.section.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('teachingAssignmentId', idOf(TeachingAssignmentNotFound)) teachingAssignmentId: string,
  ): Promise<TeachingAssignmentView> {
    return this.queries.execute(new GetTeachingAssignmentQuery(teachingAssignmentId, actor));
  }

  @Post()
  @Requires('roster.section.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: AssignTeacherDto,
  ): Promise<TeachingAssignmentView> {
    const { id } = await this.commands.execute(new AssignTeacherCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':teachingAssignmentId')
  @Requires('roster.section.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('teachingAssignmentId', idOf(TeachingAssignmentNotFound)) teachingAssignmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeTeachingAssignmentDto,
  ): Promise<TeachingAssignmentView> {
    await this.commands.execute(
      new ChangeTeachingAssignmentCommand({ teachingAssignmentId, changes, expectedVersion }, actor),
    );
    return this.get(actor, teachingAssignmentId);
  }

  /** Ends it and keeps it. */
  @Post(':teachingAssignmentId/end')
  @HttpCode(200)
  @Requires('roster.section.manage')
  async end(
    @CurrentActor() actor: Actor,
    @Param('teachingAssignmentId', idOf(TeachingAssignmentNotFound)) teachingAssignmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: EndTeachingAssignmentDto,
  ): Promise<TeachingAssignmentView> {
    await this.commands.execute(
      new EndTeachingAssignmentCommand({ ...body, teachingAssignmentId, expectedVersion }, actor),
    );
    return this.get(actor, teachingAssignmentId);
  }
}
