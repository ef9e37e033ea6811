import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CheckInCommand } from '../commands/check-in.command.js';
import { CheckedInView, CheckInDto } from './check-in.dto.js';

/** Students check in by the code that is shown in the room. */
@Controller('schools/:schoolId/check-ins')
export class ArrivalController {
  constructor(private readonly commands: CommandBus) {}

  /** Says that you are here: present, or late with the minutes. Once; again, you are told the first time. */
  @Post()
  @HttpCode(200)
  @Requires('attendance.check-in.self')
  async checkIn(
    @CurrentActor() actor: Actor,
    @Caller() { address }: CallerOrigin,
    @Body() { code }: CheckInDto,
  ): Promise<CheckedInView> {
    const arrival = await this.commands.execute(new CheckInCommand({ code, address }, actor));
    return { ...arrival, arrivedAt: new Date(arrival.arrivedAt).toISOString() };
  }
}
