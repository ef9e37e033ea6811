import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { MarkAttendanceCommand } from '../commands/mark-attendance.command.js';
import { OpenRegisterCommand } from '../commands/open-register.command.js';
import { SubmitRegisterCommand } from '../commands/submit-register.command.js';
import { GetRegisterQuery } from '../queries/get-register.query.js';
import { RegisterView } from '../queries/register.view.js';
import { ShowRegistersQuery } from '../queries/show-registers.query.js';
import {
  AsOfDto,
  ListRegistersDto,
  MarkAttendanceDto,
  MarkAttendanceView,
  RegisterPage,
} from './register.dto.js';

const RegisterId = () => Param('registerId', idOf(RegisterNotFound));

/** Registers: who is there, section by section, period by period. */
@Controller('schools/:schoolId/registers')
export class RegisterController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The registers of a day that you may see, in the order of the day. For every change as it happens, watch the board. */
  @Get()
  @Requires('attendance.register.read')
  list(@CurrentActor() actor: Actor, @Query() filter: ListRegistersDto): Promise<RegisterPage> {
    return this.queries.execute(new ShowRegistersQuery(filter, actor)) as Promise<RegisterPage>;
  }

  /** A register, as it is taken, or as it stood at an instant. */
  @Get(':registerId')
  @Requires('attendance.register.read')
  get(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Query() { asOf }: AsOfDto,
  ): Promise<RegisterView> {
    return this.queries.execute(new GetRegisterQuery(registerId, actor, asOf));
  }

  /** Opens a scheduled register for marking, on its day or later. */
  @Post(':registerId/open')
  @HttpCode(200)
  @Requires('attendance.register.mark')
  async open(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<RegisterView> {
    await this.commands.execute(new OpenRegisterCommand({ registerId }, actor));
    return this.queries.execute(new GetRegisterQuery(registerId, actor));
  }

  /** Marks one student or the whole class. A conflict answers 409 with both values and changes nothing. */
  @Post(':registerId/marks')
  @HttpCode(200)
  @Requires('attendance.register.mark')
  mark(
    @CurrentActor() actor: Actor,
    @RegisterId() registerId: string,
    @Body() { marks }: MarkAttendanceDto,
  ): Promise<MarkAttendanceView> {
    return this.commands.execute(
      new MarkAttendanceCommand({ registerId, marks }, actor),
    ) as Promise<MarkAttendanceView>;
  }

  /** Submits a complete register; otherwise 409 with the list of who is missing. */
  @Post(':registerId/submit')
  @HttpCode(200)
  @Requires('attendance.register.submit')
  async submit(@CurrentActor() actor: Actor, @RegisterId() registerId: string): Promise<RegisterView> {
    await this.commands.execute(new SubmitRegisterCommand({ registerId }, actor));
    return this.queries.execute(new GetRegisterQuery(registerId, actor));
  }
}
