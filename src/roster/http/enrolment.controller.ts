import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EnrolmentNotFound } from '#domain/roster/enrolment.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ActivateEnrolmentCommand } from '../commands/activate-enrolment.command.js';
import { EndEnrolmentCommand } from '../commands/end-enrolment.command.js';
import { EnrolStudentCommand } from '../commands/enrol-student.command.js';
import { RedateEnrolmentCommand } from '../commands/redate-enrolment.command.js';
import { ResumeEnrolmentCommand } from '../commands/resume-enrolment.command.js';
import { SuspendEnrolmentCommand } from '../commands/suspend-enrolment.command.js';
import { GetEnrolmentQuery } from '../queries/get-enrolment.query.js';
import { ListEnrolmentsQuery } from '../queries/list-enrolments.query.js';
import { EnrolmentView } from '../queries/enrolment.view.js';
import {
  EndEnrolmentDto,
  EnrolStudentDto,
  EnrolmentListQuery,
  EnrolmentPage,
  RedateEnrolmentDto,
  ResumeEnrolmentDto,
  SuspendEnrolmentDto,
} from './enrolment.dto.js';

/** Enrolments: which student belongs to which section, from a day to a day. */
@Controller('schools/:schoolId/enrolments')
export class EnrolmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The enrolments that you may see, by the name of the student. */
  @Get()
  @Requires('roster.person.read')
  list(@CurrentActor() actor: Actor, @Query() filter: EnrolmentListQuery): Promise<EnrolmentPage> {
    return this.queries.execute(new ListEnrolmentsQuery(filter, actor)) as Promise<EnrolmentPage>;
  }

  @Get(':enrolmentId')
  @Requires('roster.person.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
  ): Promise<EnrolmentView> {
    return this.queries.execute(new GetEnrolmentQuery(enrolmentId, actor));
  }

  @Post()
  @Requires('roster.enrolment.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: EnrolStudentDto): Promise<EnrolmentView> {
    const { id } = await this.commands.execute(new EnrolStudentCommand(body, actor));
    return this.get(actor, id);
  }

  /** Moves the first or last day of an enrolment that has not ended. */
  @Patch(':enrolmentId')
  @Requires('roster.enrolment.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: RedateEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.commands.execute(new RedateEnrolmentCommand({ enrolmentId, changes, expectedVersion }, actor));
    return this.get(actor, enrolmentId);
  }

  /** A pre-enrolled student attends from the first day of the enrolment. */
  @Post(':enrolmentId/activate')
  @HttpCode(200)
  @Requires('roster.enrolment.manage')
  async activate(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<EnrolmentView> {
    await this.commands.execute(new ActivateEnrolmentCommand({ enrolmentId, expectedVersion }, actor));
    return this.get(actor, enrolmentId);
  }

  /** The student does not attend from that day on. */
  @Post(':enrolmentId/suspend')
  @HttpCode(200)
  @Requires('roster.enrolment.manage')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: SuspendEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.commands.execute(
      new SuspendEnrolmentCommand({ ...body, enrolmentId, expectedVersion }, actor),
    );
    return this.get(actor, enrolmentId);
  }

  /** The student attends again. */
  @Post(':enrolmentId/resume')
  @HttpCode(200)
  @Requires('roster.enrolment.manage')
  async resume(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ResumeEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.commands.execute(new ResumeEnrolmentCommand({ ...body, enrolmentId, expectedVersion }, actor));
    return this.get(actor, enrolmentId);
  }

  /** Ends it and keeps it, with everything that hangs on it; said again, it corrects the day or the reason. */
  @Post(':enrolmentId/end')
  @HttpCode(200)
  @Requires('roster.enrolment.manage')
  async end(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', idOf(EnrolmentNotFound)) enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: EndEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.commands.execute(new EndEnrolmentCommand({ ...body, enrolmentId, expectedVersion }, actor));
    return this.get(actor, enrolmentId);
  }
}
