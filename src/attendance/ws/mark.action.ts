import { CommandBus } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { MarkAttendanceCommand } from '../commands/mark-attendance.command.js';
import { MarkAttendanceMessage, MarkAttendanceView } from '../http/register.dto.js';

@Injectable()
@SocketAction({
  name: 'attendance.mark',
  permission: 'attendance.register.mark',
  input: MarkAttendanceMessage,
  output: MarkAttendanceView,
})
export class MarkAction implements Action<MarkAttendanceMessage> {
  constructor(private readonly commands: CommandBus) {}

  act(input: MarkAttendanceMessage, actor: Actor): Promise<MarkAttendanceView> {
    return this.commands.execute(new MarkAttendanceCommand(input, actor)) as Promise<MarkAttendanceView>;
  }
}
