import { CommandBus } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { AmendMarksCommand } from '../commands/amend-marks.command.js';
import { MarkAttendanceMessage, MarkAttendanceView } from '../http/register.dto.js';

@Injectable()
@SocketAction({
  name: 'attendance.amend',
  permission: 'attendance.register.amend',
  input: MarkAttendanceMessage,
  output: MarkAttendanceView,
})
export class AmendAction implements Action<MarkAttendanceMessage> {
  constructor(private readonly commands: CommandBus) {}

  act(input: MarkAttendanceMessage, actor: Actor): Promise<MarkAttendanceView> {
    return this.commands.execute(new AmendMarksCommand(input, actor)) as Promise<MarkAttendanceView>;
  }
}
