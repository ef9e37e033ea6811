import { CommandBus } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { OverrideMarksCommand } from '../commands/override-marks.command.js';
import { OverrideMarksMessage, MarkAttendanceView } from '../http/register.dto.js';

@Injectable()
@SocketAction({
  name: 'attendance.override',
  permission: 'attendance.register.override',
  input: OverrideMarksMessage,
  output: MarkAttendanceView,
})
export class OverrideAction implements Action<OverrideMarksMessage> {
  constructor(private readonly commands: CommandBus) {}

  act(input: OverrideMarksMessage, actor: Actor): Promise<MarkAttendanceView> {
    return this.commands.execute(new OverrideMarksCommand(input, actor)) as Promise<MarkAttendanceView>;
  }
}
