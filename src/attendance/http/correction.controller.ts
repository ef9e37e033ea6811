import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { AmendMarksCommand } from '../commands/amend-marks.command.js';
import { CancelRegisterCommand } from '../commands/cancel-register.command.js';
import { OverrideMarksCommand } from '../commands/override-marks.command.js';
import { ReinstateRegisterCommand } from '../commands/reinstate-register.command.js';
import { ReopenRegisterCommand } from '../commands/reopen-register.command.js';
import { GetRegisterQuery } from '../queries/get-register.query.js';
import { RegisterView } from '../queries/register.view.js';
import { MarkAttendanceDto, MarkAttendanceView, OverrideMarksDto, ReasonDto } from './register.dto.js';

const RegisterId = () => Param('registerId', idOf(RegisterNotFound));

/** Corrections of registers: each leaves what was there readable, and says why. */
@Controller('schools/:schoolId/registers/:registerId')
export class CorrectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Corrects the teacher's marks on a submitted register, each with a reason. */
  @Post('amendments')
  @HttpCode(200)
  @Requires('attendance.register.amend')
  amend(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { marks }: MarkAttendanceDto,
  ): Promise<MarkAttendanceView> {
    return this.commands.execute(
      new AmendMarksCommand({ registerId, marks }, actor),
    ) as Promise<MarkAttendanceView>;
  }

  /** Puts the office's codes over the teacher's, which stay readable; `code: null` withdraws one. */
  @Post('overrides')
  @HttpCode(200)
  @Requires('attendance.register.override')
  override(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { marks }: OverrideMarksDto,
  ): Promise<MarkAttendanceView> {
    return this.commands.execute(
      new OverrideMarksCommand({ registerId, marks }, actor),
    ) as Promise<MarkAttendanceView>;
  }

  /** Lifts the lock of a register, until it is submitted again. */
  @Post('reopen')
  @HttpCode(200)
  @Requires('attendance.register.reopen')
  async reopen(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RegisterView> {
    await this.commands.execute(new ReopenRegisterCommand({ registerId, reason }, actor));
    return this.read(registerId, actor);
  }

  /** Cancels a register that is not locked: the lesson does not take place. Its marks do not count. */
  @Post('cancel')
  @HttpCode(200)
  @Requires('attendance.register.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RegisterView> {
    await this.commands.execute(new CancelRegisterCommand({ registerId, reason }, actor));
    return this.read(registerId, actor);
  }

  /** Takes a cancellation back: the register is again what it was. */
  @Post('reinstate')
  @HttpCode(200)
  @Requires('attendance.register.manage')
  async reinstate(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RegisterView> {
    await this.commands.execute(new ReinstateRegisterCommand({ registerId, reason }, actor));
    return this.read(registerId, actor);
  }

  private read(registerId: string, actor: Actor): Promise<RegisterView> {
    return this.queries.execute(new GetRegisterQuery(registerId, actor));
  }
}
