import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeAdmissionCommand } from '../commands/change-admission.command.js';
import { SetJoinCodeCommand } from '../commands/set-join-code.command.js';
import { TakeSectionsCommand } from '../commands/take-sections.command.js';
import { AdmissionView, GetAdmissionQuery } from '../queries/get-admission.query.js';
import { ChangeAdmissionDto, TakeSectionsDto } from './course-enrolment.dto.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));

/** How a run takes learners: openly, by a code, by class, with how many places. For its authors. */
@Controller('schools/:schoolId/course-runs/:courseRunId/admission')
export class AdmissionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('learning.enrolment.manage')
  get(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<AdmissionView> {
    return this.queries.execute(new GetAdmissionQuery(runId, actor));
  }

  /** Changes what is given. Nobody is put out by fewer places: they cannot be fewer than are taken. */
  @Patch()
  @Requires('learning.enrolment.manage')
  async change(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeAdmissionDto,
  ): Promise<AdmissionView> {
    await this.commands.execute(new ChangeAdmissionCommand({ runId, changes, expectedVersion }, actor));
    return this.get(actor, runId);
  }

  /** Makes a new code; an earlier one is worth nothing any more. */
  @Post('code')
  @Requires('learning.enrolment.manage')
  giveJoinCode(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<AdmissionView> {
    return this.setCode({ runId, wanted: true }, actor);
  }

  @Delete('code')
  @HttpCode(200)
  @Requires('learning.enrolment.manage')
  withdrawJoinCode(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<AdmissionView> {
    return this.setCode({ runId, wanted: false }, actor);
  }

  /** Says whose students learn in the run, all classes. */
  @Put('sections')
  @Requires('learning.enrolment.manage')
  async takeSections(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Body() body: TakeSectionsDto,
  ): Promise<AdmissionView> {
    await this.commands.execute(new TakeSectionsCommand({ ...body, runId }, actor));
    return this.get(actor, runId);
  }

  private async setCode(input: { runId: string; wanted: boolean }, actor: Actor): Promise<AdmissionView> {
    await this.commands.execute(new SetJoinCodeCommand(input, actor));
    return this.get(actor, input.runId);
  }
}
