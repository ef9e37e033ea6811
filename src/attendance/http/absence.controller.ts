import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AbsenceNotFound } from '#domain/attendance/absence/absence.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ApproveAbsenceCommand } from '../commands/approve-absence.command.js';
import { ChangeAbsenceCommand } from '../commands/change-absence.command.js';
import { DeclineAbsenceCommand } from '../commands/decline-absence.command.js';
import { RequestAbsenceCommand } from '../commands/request-absence.command.js';
import { WithdrawAbsenceCommand } from '../commands/withdraw-absence.command.js';
import { AbsenceView } from '../queries/absence.view.js';
import { GetAbsenceQuery } from '../queries/get-absence.query.js';
import { ListAbsencesQuery } from '../queries/list-absences.query.js';
import {
  AbsenceListQuery,
  AbsencePage,
  ApproveAbsenceDto,
  ChangeAbsenceDto,
  DeclineAbsenceDto,
  RequestAbsenceDto,
} from './absence.dto.js';

const AbsenceId = () => Param('absenceId', idOf(AbsenceNotFound));

/** Absences that are known: planned ahead by a guardian, a teacher or the office, or explained afterwards by a note. */
@Controller('schools/:schoolId/absences')
export class AbsenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The absences that you may see, the newest request first. */
  @Get()
  @Requires('attendance.absence.read')
  list(@CurrentActor() actor: Actor, @Query() filter: AbsenceListQuery): Promise<AbsencePage> {
    return this.queries.execute(new ListAbsencesQuery(filter, actor)) as Promise<AbsencePage>;
  }

  @Get(':absenceId')
  @Requires('attendance.absence.read')
  get(@CurrentActor() actor: Actor, @AbsenceId() absenceId: string): Promise<AbsenceView> {
    return this.queries.execute(new GetAbsenceQuery(absenceId, actor));
  }

  /** Asks for an absence, or explains one; recorded by the office with a code, it is approved at once. */
  @Post()
  @Requires('attendance.absence.request')
  async request(@CurrentActor() actor: Actor, @Body() body: RequestAbsenceDto): Promise<AbsenceView> {
    const { id } = await this.commands.execute(new RequestAbsenceCommand(body, actor));
    return this.get(actor, id);
  }

  /** Those who asked change what is not decided yet; the office also what it has approved, and registers follow. */
  @Patch(':absenceId')
  @Requires('attendance.absence.request')
  async change(
    @CurrentActor() actor: Actor,
    @AbsenceId() absenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeAbsenceDto,
  ): Promise<AbsenceView> {
    await this.commands.execute(new ChangeAbsenceCommand({ ...changes, absenceId, expectedVersion }, actor));
    return this.get(actor, absenceId);
  }

  /** Registers expect the absence from then on; on those submitted before, the office's code goes over the teacher's. */
  @Post(':absenceId/approve')
  @HttpCode(200)
  @Requires('attendance.absence.decide')
  async approve(
    @CurrentActor() actor: Actor,
    @AbsenceId() absenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ApproveAbsenceDto,
  ): Promise<AbsenceView> {
    await this.commands.execute(new ApproveAbsenceCommand({ ...body, absenceId, expectedVersion }, actor));
    return this.get(actor, absenceId);
  }

  @Post(':absenceId/decline')
  @HttpCode(200)
  @Requires('attendance.absence.decide')
  async decline(
    @CurrentActor() actor: Actor,
    @AbsenceId() absenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: DeclineAbsenceDto,
  ): Promise<AbsenceView> {
    await this.commands.execute(new DeclineAbsenceCommand({ ...body, absenceId, expectedVersion }, actor));
    return this.get(actor, absenceId);
  }

  /** The student comes after all. Those who asked may, until an approved absence begins; the office at any time. */
  @Post(':absenceId/withdraw')
  @HttpCode(200)
  @Requires('attendance.absence.request')
  async withdraw(
    @CurrentActor() actor: Actor,
    @AbsenceId() absenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<AbsenceView> {
    await this.commands.execute(new WithdrawAbsenceCommand({ absenceId, expectedVersion }, actor));
    return this.get(actor, absenceId);
  }
}
